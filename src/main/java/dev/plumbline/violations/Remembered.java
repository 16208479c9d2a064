package dev.plumbline.violations;

import dev.plumbline.sight.Sight;
import dev.plumbline.sight.Sighted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Counts that took long, for a few seconds: those of whoever sees thousands of people, who would otherwise have a hundred thousand rows
 * added up for each page that they open. What is counted quickly is counted each time, so that a rep sees at once what a fix changed.
 */
final class Remembered {

    private static final Duration LONG = Duration.ofMillis(25);
    private static final Duration KEPT = Duration.ofSeconds(15);

    /** Where there are fewer, whatever took long took it for another reason. */
    private static final long MANY = 20_000;

    /** Whoever has not asked for longest is forgotten first. */
    private static final int MOST = 60;

    private final Clock clock;
    private final LongSupplier rows;
    private final Object[] turns = new Object[16];

    private final Map<Key, Kept> kept = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
            return size() > MOST;
        }
    };

    /** @param rows how many there are, roughly */
    Remembered(Clock clock, LongSupplier rows) {
        this.clock = clock;
        this.rows = rows;
        for (int i = 0; i < turns.length; i++) {
            turns[i] = new Object();
        }
    }

    /** The eyes belong to it: what one may read says nothing of what another may. */
    private record Key(String what, Scope scope, Object more, Optional<Sight> eyes) {}

    private record Kept(Object value, Instant until) {}

    /** @param more what else it depends on */
    <T> T of(String what, Scope scope, Object more, Class<T> type, Supplier<T> count) {
        Key key = new Key(what, scope, more, Sighted.eyes());
        Optional<T> known = known(key).map(type::cast);
        if (known.isPresent()) {
            return known.get();
        }
        // Several who ask for the same at once wait for the first of them.
        synchronized (turns[Math.floorMod(key.hashCode(), turns.length)]) {
            return known(key).map(type::cast).orElseGet(() -> counted(key, count));
        }
    }

    /** As {@link #of}. What is given out is not to be changed by anybody. */
    <T> List<T> list(String what, Scope scope, Object more, Supplier<List<T>> count) {
        @SuppressWarnings("unchecked")
        List<T> found = of(what, scope, more, List.class, () -> List.copyOf(count.get()));
        return found;
    }

    private Optional<Object> known(Key key) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(key))
                    .filter(one -> one.until().isAfter(clock.instant()))
                    .map(Kept::value);
        }
    }

    private <T> T counted(Key key, Supplier<T> count) {
        Instant from = clock.instant();
        T value = count.get();
        Instant to = clock.instant();
        if (Duration.between(from, to).compareTo(LONG) > 0 && rows.getAsLong() > MANY) {
            synchronized (kept) {
                kept.put(key, new Kept(value, to.plus(KEPT)));
            }
        }
        return value;
    }
}
