package dev.plumbline.practice.save;

import dev.plumbline.practice.store.Row;
import dev.plumbline.practice.store.Store;
import java.util.List;
import java.util.Optional;

/** The org's opportunity stages, as its OpportunityStage records have them. */
final class Stages {

    private Stages() {}

    static Optional<Row> stage(Store store, String name) {
        return store.standard("OpportunityStage").rows().stream()
                .filter(r -> name(r).equals(name))
                .findFirst();
    }

    /** Active stages; empty when the org was seeded without any. */
    static List<String> names(Store store) {
        return store.standard("OpportunityStage").rows().stream()
                .filter(r -> r.is("IsActive"))
                .map(Stages::name)
                .toList();
    }

    private static String name(Row stage) {
        return stage.text("ApiName").isEmpty() ? stage.text("MasterLabel") : stage.text("ApiName");
    }
}
