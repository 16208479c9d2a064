package dev.plumbline.crm;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The org's opportunity stages in their order (OpportunityStage), which is what makes "at least Proposal" a question.
 */
public final class StageList {

    public static final StageList EMPTY = new StageList(List.of());

    /**
     * @param name      the ApiName, which is what {@code Opportunity.StageName} stores
     * @param sortOrder position in the sales process; only its order matters
     */
    public record Stage(String name, String label, int sortOrder, boolean active, boolean closed, boolean won) {}

    private final Map<String, Stage> byName;

    public StageList(List<Stage> stages) {
        this.byName =
                stages.stream().collect(Collectors.toUnmodifiableMap(Stage::name, Function.identity(), (a, b) -> a));
    }

    /** The position of a stage; empty for a name that the org does not have. */
    public OptionalInt order(String name) {
        Stage stage = byName.get(name);
        return stage == null ? OptionalInt.empty() : OptionalInt.of(stage.sortOrder());
    }

    public List<Stage> stages() {
        return byName.values().stream()
                .sorted(java.util.Comparator.comparingInt(Stage::sortOrder))
                .toList();
    }
}
