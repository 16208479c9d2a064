package dev.plumbline.pipeline;

import dev.plumbline.rules.RuleBook;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** The rules in force for rooms below, which must not know where editions come from. */
@ApplicationScoped
class RulesInForce implements Supplier<RuleBook> {

    private final Edition edition;

    RulesInForce(Edition edition) {
        this.edition = edition;
    }

    @Override
    public RuleBook get() {
        return edition.current();
    }
}
