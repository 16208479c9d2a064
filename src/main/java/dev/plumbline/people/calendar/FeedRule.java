package dev.plumbline.people.calendar;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.fortuna.ical4j.model.Recur;

/** How leave in a feed comes again. Rules that no leave follows, by the hour or of immense length, are refused before they are tried. */
final class FeedRule {

    static final int MOST_TIMES = 2_000;
    static final int YEARS_BACK = 5;

    private static final int MOST_LENGTH = 200;
    private static final Set<String> RHYTHMS = Set.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY");
    private static final Set<String> PARTS =
            Set.of("FREQ", "INTERVAL", "COUNT", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "BYYEARDAY", "WKST");

    private final Recur<LocalDateTime> recur;
    private final LocalDateTime until;

    private FeedRule(Recur<LocalDateTime> recur, LocalDateTime until) {
        this.recur = recur;
        this.until = until;
    }

    /** @throws DateTimeException in words, when the rule is not one that leave follows */
    static FeedRule of(String text, FeedTime start) {
        if (text.length() > MOST_LENGTH) {
            throw new DateTimeException("its rule is longer than " + MOST_LENGTH + " characters");
        }
        List<String> kept = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        LocalDateTime until = LocalDateTime.MAX;
        boolean rhythm = false;
        for (String part : text.toUpperCase(Locale.ROOT).split(";", -1)) {
            String[] pair = part.split("=", 2);
            String value = pair.length < 2 ? "" : pair[1];
            if (!seen.add(pair[0]) || value.isEmpty()) {
                throw new DateTimeException("its rule \"" + text + "\" is not a recurrence");
            }
            if (pair[0].equals("UNTIL")) {
                until = until(value, start.zone());
                continue;
            }
            boolean known = PARTS.contains(pair[0]);
            boolean number =
                    !pair[0].equals("INTERVAL") && !pair[0].equals("COUNT") || value.matches("0*[1-9]\\d{0,3}");
            rhythm |= pair[0].equals("FREQ") && RHYTHMS.contains(value);
            if (!known || !number) {
                throw new DateTimeException("its rule has " + part + ", which leave does not follow");
            }
            kept.add(part);
        }
        if (!rhythm) {
            throw new DateTimeException("its rule repeats neither by days, weeks, months nor years");
        }
        try {
            return new FeedRule(new Recur<>(String.join(";", kept)), until);
        } catch (RuntimeException e) {
            throw new DateTimeException("its rule \"" + text + "\" is not a recurrence", e);
        }
    }

    /** The begins in a span of time, by the clock. */
    List<LocalDateTime> times(LocalDateTime start, LocalDateTime from, LocalDateTime to) {
        if (start.isBefore(from.minusYears(YEARS_BACK))) {
            throw new DateTimeException("it has come again since before "
                    + from.minusYears(YEARS_BACK).toLocalDate());
        }
        LocalDateTime end = until.isBefore(to) ? until : to;
        try {
            return recur.getDates(start, from, end.plusSeconds(1), MOST_TIMES).stream()
                    .filter(t -> !t.isAfter(end))
                    .toList();
        } catch (RuntimeException e) {
            throw new DateTimeException("its rule cannot be followed", e);
        }
    }

    private static LocalDateTime until(String text, ZoneId zone) {
        FeedTime time = FeedTime.of(text, Map.of(), zone, new TreeSet<>());
        return time.date()
                ? time.local().toLocalDate().atTime(LocalTime.MAX).withNano(0)
                : LocalDateTime.ofInstant(time.instant(), zone);
    }
}
