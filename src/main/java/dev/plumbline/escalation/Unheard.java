package dev.plumbline.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Which violations whoever answers for them has not been handed a notice of yet. No message shows them to anybody above by name. */
@ApplicationScoped
public class Unheard {

    private final Jdbi jdbi;

    Unheard(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Set<Long> among(Collection<Long> violations) {
        return jdbi.withHandle(handle -> handle
                .createQuery(
                        """
                        SELECT violation_id FROM ladder_climb
                        WHERE violation_id = ANY(:ids) AND first_told_at IS NULL AND ended_at IS NULL""")
                .bind("ids", violations.toArray(Long[]::new))
                .mapTo(Long.class)
                .stream()
                .collect(Collectors.toSet()));
    }
}
