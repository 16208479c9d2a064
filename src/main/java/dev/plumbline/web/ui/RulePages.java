package dev.plumbline.web.ui;

import dev.plumbline.escalation.FirstResponses;
import dev.plumbline.lifecycle.RuleLife;
import dev.plumbline.lifecycle.RuleLife.Life;
import dev.plumbline.pipeline.Edition;
import dev.plumbline.rules.FileIssue;
import dev.plumbline.rules.RefusedRule;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.RuleState;
import dev.plumbline.studio.Studio;
import dev.plumbline.violations.RuleCounts;
import dev.plumbline.violations.Violations;
import dev.plumbline.violations.Violations.RuleCount;
import dev.plumbline.web.access.Refusal;
import dev.plumbline.web.access.Viewer;
import dev.plumbline.web.access.Viewers;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What is expected, why, and what it does to people. Rules of files are changed in their files, and the pages say so. */
@Path("/rules")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class RulePages {

    private final Layout layout;
    private final Edition edition;
    private final Violations violations;
    private final RuleLife lives;
    private final FirstResponses responses;
    private final Viewers viewers;
    private final Studio studio;

    RulePages(
            Layout layout,
            Edition edition,
            Violations violations,
            RuleLife lives,
            FirstResponses responses,
            Viewers viewers,
            Studio studio) {
        this.viewers = viewers;
        this.studio = studio;
        this.responses = responses;
        this.lives = lives;
        this.layout = layout;
        this.edition = edition;
        this.violations = violations;
    }

    /** A rule beside its effect on those whom the viewer may see; empty when nothing is open. */
    record Row(Rule rule, Optional<RuleCount> effect, boolean held, RuleCounts.Lately lately, boolean stored) {

        public long open() {
            return effect.map(RuleCount::open).orElse(0L);
        }
    }

    /**
     * @param all   rules that there are, shown or not
     * @param state and {@code object}: what is filtered by; empty for everything
     */
    record rules(
            Page page,
            List<Row> rows,
            int all,
            List<RefusedRule> refused,
            List<FileIssue> warnings,
            List<String> objects,
            List<String> states,
            String state,
            String object)
            implements TemplateInstance {}

    /**
     * @param pace how soon people hear of its gaps; empty when none was opened lately
     * @param past why the rule cannot tell how some records moved; empty when it can
     * @param said what the viewer has just done; empty otherwise
     */
    record rule(
            Page page, Row row, Optional<FirstResponses.Pace> pace, Optional<String> past, LifeSheet sheet, String said)
            implements TemplateInstance {}

    record refused(Page page, RefusedRule rule, boolean stored) implements TemplateInstance {}

    @GET
    public TemplateInstance rules(@RestQuery @Nullable String state, @RestQuery @Nullable String object) {
        Page page = layout.page("rules");
        RuleBook book = edition.current();
        Map<RuleId, RuleCount> effects = counts(page.viewer());
        Map<RuleId, RuleCounts.Lately> lately =
                viewers.counting(page.viewer(), () -> lives.lately(page.viewer().counted()));
        Set<RuleId> held = lives.held();
        List<Row> rows = book.rules().stream()
                .filter(rule ->
                        state == null || state.isBlank() || rule.state().key().equals(state))
                .filter(rule ->
                        object == null || object.isBlank() || rule.object().equals(object))
                .map(rule -> row(book, rule, effects, held.contains(rule.id()), lately))
                .sorted(Comparator.comparingLong(Row::open).reversed().thenComparing(row -> row.rule()
                        .title()))
                .toList();
        return new rules(
                page,
                rows,
                book.rules().size(),
                book.refused(),
                page.viewer().admin() ? studio.warnings() : List.of(),
                book.rules().stream().map(Rule::object).distinct().sorted().toList(),
                Arrays.stream(RuleState.values()).map(RuleState::key).toList(),
                state == null ? "" : state,
                object == null ? "" : object);
    }

    private Map<RuleId, RuleCount> counts(Viewer viewer) {
        return viewers.counting(viewer, () -> violations.byRule(viewer.counted())).stream()
                .collect(Collectors.toMap(RuleCount::rule, Function.identity()));
    }

    @GET
    @Path("{id}")
    public TemplateInstance rule(@RestPath String id, @RestQuery @Nullable String said) {
        Page page = layout.page("rules");
        RuleBook book = edition.current();
        Optional<Rule> rule = edition.rule(new RuleId(id));
        if (rule.isPresent()) {
            Life life = lives.of(rule.get(), page.viewer().counted(), page.say().zone());
            Optional<RefusedRule> kept =
                    Optional.of(rule.get().id()).filter(book.kept()::contains).flatMap(kind -> refused(book, id));
            return new rule(
                    page,
                    row(book, rule.get(), counts(page.viewer()), life.hold().isPresent(), Map.of()),
                    responses.of(rule.get().id()),
                    edition.blindToPast(rule.get().id()),
                    LifeSheet.of(rule.get(), life, kept, page.viewer()),
                    said == null ? "" : said);
        }
        return refused(book, id)
                .map(one ->
                        (TemplateInstance) new refused(page, one, book.stored().containsKey(new RuleId(id))))
                .orElseThrow(Refusal::notFound);
    }

    private static Optional<RefusedRule> refused(RuleBook book, String id) {
        return book.refused().stream().filter(one -> one.name().equals(id)).findFirst();
    }

    private static Row row(
            RuleBook book,
            Rule rule,
            Map<RuleId, RuleCount> effects,
            boolean held,
            Map<RuleId, RuleCounts.Lately> lately) {
        return new Row(
                rule,
                Optional.ofNullable(effects.get(rule.id())),
                held,
                lately.getOrDefault(rule.id(), RuleCounts.Lately.NOTHING),
                book.stored().containsKey(rule.id()));
    }
}
