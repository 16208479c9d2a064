package dev.plumbline.notifications;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Optional;

/** What messages link to and call things by, as long as nobody who knows better says so. */
@ApplicationScoped
class Defaults {

    @Produces
    @ApplicationScoped
    @DefaultBean
    FieldLabels readableNames() {
        return (object, field) -> FieldLabels.readable(field);
    }

    @Produces
    @ApplicationScoped
    @DefaultBean
    UnsubscribeLinks settingsPageAlone() {
        return person -> Optional.empty();
    }
}
