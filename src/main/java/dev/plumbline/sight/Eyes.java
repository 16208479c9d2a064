package dev.plumbline.sight;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Through whose eyes the present request reads. Nobody has opened them where the service works for itself. */
@RequestScoped
public class Eyes {

    private @Nullable Sight sight;

    Eyes() {}

    /** From here on this request reads as somebody who sees so much. */
    public void open(Sight sight) {
        this.sight = sight;
    }

    /** Lets this request read one more violation and what belongs to it. Whoever calls has found out that it is theirs to see. */
    public void admit(long violation) {
        if (sight != null) {
            sight = sight.admitting(violation);
        }
    }

    /**
     * Looks without the limit: to find out whether something is theirs to see, or to count.
     *
     * @param why for whoever looks for the places where the limit does not hold
     */
    public <T> T wide(String why, Supplier<T> look) {
        if (why.isBlank()) {
            throw new IllegalArgumentException("say why the limit does not hold here");
        }
        Sight kept = sight;
        sight = null;
        try {
            return look.get();
        } finally {
            sight = kept;
        }
    }

    Optional<Sight> sight() {
        return Optional.ofNullable(sight);
    }

    /** Empty outside of requests: tests, jobs and the command line. */
    static Optional<Sight> now() {
        ArcContainer container = Arc.container();
        return container == null || !container.requestContext().isActive()
                ? Optional.empty()
                : container.instance(Eyes.class).get().sight();
    }
}
