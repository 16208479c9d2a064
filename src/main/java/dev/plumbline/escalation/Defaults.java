package dev.plumbline.escalation;

import dev.plumbline.crm.RecordId;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What holds as long as nobody who knows better says so. */
@ApplicationScoped
class Defaults {

    @Produces
    @ApplicationScoped
    @DefaultBean
    ToldLog onlyInTheClimb() {
        return (handle, violations, person, at) -> {};
    }

    @Produces
    @ApplicationScoped
    @DefaultBean
    Teaching everybodyKnows() {
        return (handle, person) -> rule -> Optional.of(Instant.EPOCH);
    }

    @Produces
    @ApplicationScoped
    @DefaultBean
    Standings nobodyClimbs() {
        return violation -> Standings.Standing.NONE;
    }

    @Produces
    @ApplicationScoped
    @DefaultBean
    Answers nothingOwed() {
        return new Answers() {
            @Override
            public List<Owed> owedBy(RecordId manager) {
                return List.of();
            }

            @Override
            public List<Owed> of(long violation) {
                return List.of();
            }

            @Override
            public boolean answer(Handle handle, long violation, RecordId manager, Decision decision, String text) {
                return false;
            }
        };
    }
}
