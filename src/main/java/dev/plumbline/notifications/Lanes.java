package dev.plumbline.notifications;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Keeps slow destinations from holding all senders: those that were slow the last time, or are being slow now, share half of them, and
 * everybody else has the rest.
 *
 * <p>A destination that answers quickly again is forgotten as slow. Known to this process alone; a new one learns it in one send.
 */
final class Lanes {

    private static final long SLOW_NANOS = Duration.ofSeconds(3).toNanos();
    private static final int REMEMBERED = 10_000;

    private final Semaphore slowLane;
    private final Set<String> slow = ConcurrentHashMap.newKeySet();
    private final Set<Lane> busy = ConcurrentHashMap.newKeySet();

    Lanes(int senders) {
        this.slowLane = new Semaphore(Math.max(1, senders / 2));
    }

    /**
     * @param destination where a message goes, as far as one slow server reaches
     * @return empty when it has to wait for others that are slow as well
     */
    Optional<Lane> enter(String destination) {
        boolean suspect = slow.contains(destination)
                || busy.stream().anyMatch(lane -> lane.destination.equals(destination) && lane.slow());
        if (suspect && !slowLane.tryAcquire()) {
            return Optional.empty();
        }
        Lane lane = new Lane(destination, suspect);
        busy.add(lane);
        return Optional.of(lane);
    }

    /** One send under way. */
    final class Lane implements AutoCloseable {

        private final String destination;
        private final boolean permit;
        private final long begun = System.nanoTime();

        private Lane(String destination, boolean permit) {
            this.destination = destination;
            this.permit = permit;
        }

        private boolean slow() {
            return System.nanoTime() - begun > SLOW_NANOS;
        }

        @Override
        public void close() {
            busy.remove(this);
            if (permit) {
                slowLane.release();
            }
            if (!slow()) {
                slow.remove(destination);
            } else if (slow.size() < REMEMBERED) {
                slow.add(destination);
            }
        }
    }
}
