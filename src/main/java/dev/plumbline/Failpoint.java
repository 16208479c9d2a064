package dev.plumbline;

import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Places in the flow at which a test may end or hold up the process, to see that what is left behind is right.
 *
 * <p>A test brings a {@link Trap} as a service. Without one, the only case in production, the constant below is null and the compiler
 * drops the question.
 */
public final class Failpoint {

    private static final @Nullable Trap TRAP =
            ServiceLoader.load(Trap.class).findFirst().orElse(null);

    private Failpoint() {}

    /** @param place a name that stays, for instance {@code outbox.claimed} */
    public static void at(String place) {
        if (TRAP != null) {
            TRAP.reached(place);
        }
    }

    /** Brought by tests. */
    @FunctionalInterface
    public interface Trap {

        void reached(String place);
    }
}
