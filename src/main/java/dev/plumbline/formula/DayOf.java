package dev.plumbline.formula;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The day of a moment, in the zone of who answers for the record. */
final class DayOf extends Measured<LocalDate> {

    private final Node<Instant> moment;

    DayOf(Node<Instant> moment) {
        super(Measures.Kind.DAY, 0);
        this.moment = moment;
    }

    @Override
    @Nullable
    LocalDate get(Facts facts, Context context) {
        Instant value = moment.get(facts, context);
        return value == null ? null : LocalDate.ofInstant(value, context.zone());
    }

    @Override
    long measure(Facts facts, Context context) {
        if (!(moment instanceof Measured<Instant> measured)) {
            return of(get(facts, context), 0);
        }
        long millis = measured.measure(facts, context);
        return millis <= UNSURE ? millis : Offsets.of(context.zone()).day(millis);
    }

    @Override
    long[] measure(Batch batch, Context context, Rows wanted) {
        if (!(moment instanceof Measured<Instant> measured)) {
            return super.measure(batch, context, wanted);
        }
        long[] millis = measured.measure(batch, context, wanted);
        long[] days = batch.longs();
        Offsets offsets = Offsets.of(context.zone());
        for (int row = wanted.next(0); row >= 0; row = wanted.next(row + 1)) {
            days[row] = millis[row] <= UNSURE ? millis[row] : offsets.day(millis[row]);
        }
        return days;
    }

    /** A zone's offsets over two centuries, to be looked up without making anything; other times are left to the calendar itself. */
    private static final class Offsets {

        private static final Map<ZoneId, Offsets> ALL = new ConcurrentHashMap<>();
        private static final Instant FROM = Instant.parse("1900-01-01T00:00:00Z");
        private static final Instant TO = Instant.parse("2100-01-01T00:00:00Z");

        private final long[] since;
        private final int[] offsets;

        private Offsets(ZoneRules rules) {
            List<Long> starts = new ArrayList<>(List.of(FROM.toEpochMilli()));
            List<Integer> seconds =
                    new ArrayList<>(List.of(rules.getOffset(FROM).getTotalSeconds()));
            ZoneOffsetTransition next = rules.nextTransition(FROM);
            while (next != null && next.getInstant().isBefore(TO)) {
                starts.add(next.getInstant().toEpochMilli());
                seconds.add(next.getOffsetAfter().getTotalSeconds());
                next = rules.nextTransition(next.getInstant());
            }
            since = starts.stream().mapToLong(Long::longValue).toArray();
            offsets = seconds.stream().mapToInt(Integer::intValue).toArray();
        }

        static Offsets of(ZoneId zone) {
            Offsets known = ALL.get(zone);
            return known != null ? known : ALL.computeIfAbsent(zone, z -> new Offsets(z.getRules()));
        }

        long day(long millis) {
            if (millis < since[0] || millis >= TO.toEpochMilli()) {
                return WIDE;
            }
            int at = since.length == 1 ? 0 : Arrays.binarySearch(since, millis);
            int offset = offsets[at >= 0 ? at : -at - 2];
            return Math.floorDiv(millis + offset * 1_000L, 86_400_000L);
        }
    }
}
