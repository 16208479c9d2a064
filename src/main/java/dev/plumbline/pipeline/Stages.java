package dev.plumbline.pipeline;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.StageList;
import dev.plumbline.mirror.Mirror;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The org's stages, from the mirror, remembered until they change. */
@ApplicationScoped
class Stages {

    private static final List<String> PATHS =
            List.of("ApiName", "MasterLabel", "SortOrder", "IsActive", "IsClosed", "IsWon");

    private final Jdbi jdbi;
    private final Mirror mirror;
    private volatile Optional<StageList> known = Optional.empty();

    Stages(Jdbi jdbi, Mirror mirror) {
        this.jdbi = jdbi;
        this.mirror = mirror;
    }

    StageList current() {
        Optional<StageList> current = known;
        if (current.isEmpty()) {
            current = Optional.of(read());
            known = current;
        }
        return current.get();
    }

    void changed() {
        known = Optional.empty();
    }

    private StageList read() {
        List<StageList.Stage> stages = new ArrayList<>();
        jdbi.useTransaction(
                h -> mirror.scan(h, "OpportunityStage", 500, page -> mirror.read(h, "OpportunityStage", page, PATHS)
                        .values()
                        .forEach(v -> stage(v).ifPresent(stages::add))));
        return new StageList(stages);
    }

    private static Optional<StageList.Stage> stage(FieldValue[] v) {
        if (v[0] instanceof FieldValue.Text name && v[2] instanceof FieldValue.Num order) {
            return Optional.of(new StageList.Stage(
                    name.value(),
                    v[1] instanceof FieldValue.Text label ? label.value() : name.value(),
                    order.value().intValue(),
                    v[3].equals(FieldValue.TRUE),
                    v[4].equals(FieldValue.TRUE),
                    v[5].equals(FieldValue.TRUE)));
        }
        return Optional.empty();
    }
}
