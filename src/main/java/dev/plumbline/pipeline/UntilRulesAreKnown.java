package dev.plumbline.pipeline;

import dev.plumbline.notifications.Withheld;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** While the service starts, what is owed about rules would fall away as if they had been withdrawn. */
@ApplicationScoped
class UntilRulesAreKnown implements Withheld {

    private final Edition edition;

    UntilRulesAreKnown(Edition edition) {
        this.edition = edition;
    }

    @Override
    public Optional<String> because() {
        return edition.current().known()
                ? Optional.empty()
                : Optional.of("the rules are not loaded yet: Salesforce has not answered since the start");
    }
}
