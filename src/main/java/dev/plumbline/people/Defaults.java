package dev.plumbline.people;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.List;

/** What holds as long as nobody who knows better says so. */
@ApplicationScoped
class Defaults {

    @Produces
    @ApplicationScoped
    @DefaultBean
    Reachable byMail() {
        return () -> List.of("email");
    }
}
