package dev.plumbline.notifications.rig;

import dev.plumbline.Failpoint;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * In a {@link Replica} that is told so, ends the process at a place: no cleaning up, as by a power cut. Elsewhere it does nothing.
 *
 * <p>{@code rig.die-at} names the place, {@code rig.die-after} how often it is passed first.
 */
public final class Tripwire implements Failpoint.Trap {

    private static final String PLACE = System.getProperty("rig.die-at", "");
    private static final int AFTER = Integer.getInteger("rig.die-after", 0);

    private final AtomicInteger passed = new AtomicInteger();

    @Override
    public void reached(String place) {
        if (place.equals(PLACE) && passed.getAndIncrement() >= AFTER) {
            Runtime.getRuntime().halt(99);
        }
    }
}
