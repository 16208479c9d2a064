package dev.plumbline.digests;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Optional;

/** What holds as long as nobody who knows better says so. */
@ApplicationScoped
class Defaults {

    @Produces
    @ApplicationScoped
    @DefaultBean
    DataAsOf unknown() {
        return Optional::empty;
    }
}
