package dev.plumbline.people.calendar;

import dev.plumbline.people.calendar.FeedEvents.Event;
import dev.plumbline.people.calendar.FeedEvents.Property;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Leave out of a person's calendar feed (iCalendar). Every event of it counts as leave but cancelled ones. Whatever the text is, the work
 * is bounded, and what cannot be read is said and left out.
 */
public final class LeaveFeed {

    /** In characters; a leave calendar of many years has a tenth of it. */
    public static final int MOST_TEXT = 2_000_000;

    private static final int MOST_RECURRING = 100;
    private static final int MOST_LEAVE = 10_000;
    private static final int MOST_FINDINGS = 20;
    private static final Duration LONGEST_LOOK = Duration.ofDays(3 * 366);

    private final ZoneId zone;
    private final Instant from;
    private final Instant until;
    private final List<Leave> leave = new ArrayList<>();
    private final Set<String> findings = new LinkedHashSet<>();
    private final Set<String> moved = new HashSet<>();
    private int recurring;

    private LeaveFeed(ZoneId zone, Instant from, Instant until) {
        this.zone = zone;
        this.from = from;
        this.until = until;
    }

    /** @param findings what was left out and why, in sentences; the first twenty */
    public record Found(List<Leave> leave, List<String> findings) {}

    /**
     * @param zone of the person: whole days, and times without a zone, are meant in it
     * @param from leave that ends before is left out, and so is what begins three years after or after {@code until}
     */
    public static Found read(String text, ZoneId zone, Instant from, Instant until) {
        Instant end = until.isAfter(from.plus(LONGEST_LOOK)) ? from.plus(LONGEST_LOOK) : until;
        LeaveFeed feed = new LeaveFeed(zone, from, end);
        if (text.length() > MOST_TEXT) {
            feed.findings.add("The leave feed is larger than " + MOST_TEXT + " characters; none of it was read.");
        } else {
            feed.read(text);
        }
        return new Found(
                LeaveTimes.joined(feed.leave),
                feed.findings.stream().limit(MOST_FINDINGS).toList());
    }

    private void read(String text) {
        List<String> broken = new ArrayList<>();
        List<Event> events = FeedEvents.of(text, broken);
        findings.addAll(broken);
        for (Event event : events) {
            event.first("RECURRENCE-ID").ifPresent(id -> guarded(event, () -> moved.add(key(event, time(id)))));
        }
        for (Event event : events) {
            boolean cancelled = event.first("STATUS")
                    .filter(s -> s.value().equalsIgnoreCase("CANCELLED"))
                    .isPresent();
            if (!cancelled && leave.size() < MOST_LEAVE) {
                guarded(event, () -> take(event));
            }
        }
    }

    private void guarded(Event event, Runnable work) {
        try {
            work.run();
        } catch (DateTimeException | ArithmeticException e) {
            String what = event.first("SUMMARY")
                    .map(Property::value)
                    .filter(s -> !s.isBlank())
                    .orElse("without a title");
            String why = e.getMessage() == null ? "its times cannot be read" : e.getMessage();
            findings.add("Leave \"" + brief(what) + "\" in the feed was left out: " + brief(why) + ".");
        }
    }

    private void take(Event event) {
        FeedTime start = time(event.first("DTSTART").orElseThrow(() -> new DateTimeException("it has no start")));
        Duration length = length(event, start);
        for (Property more : event.all("RDATE")) {
            for (String one : more.value().split(",", -1)) {
                again(event, one.strip(), more, length);
            }
        }
        Optional<Property> rule = event.first("RRULE");
        if (rule.isEmpty() || event.first("RECURRENCE-ID").isPresent()) {
            add(start, length);
            return;
        }
        if (++recurring > MOST_RECURRING) {
            throw new DateTimeException("the feed has more than " + MOST_RECURRING + " events that come again");
        }
        Set<String> left = new HashSet<>(moved);
        for (Property exception : event.all("EXDATE")) {
            for (String one : exception.value().split(",", -1)) {
                left.add(key(event, FeedTime.of(one.strip(), exception.parameters(), zone, findings)));
            }
        }
        LocalDateTime first = LocalDateTime.ofInstant(from, start.zone()).minus(length);
        LocalDateTime last = LocalDateTime.ofInstant(until, start.zone());
        for (LocalDateTime at : FeedRule.of(rule.get().value(), start).times(start.local(), first, last)) {
            if (!left.contains(key(event, start.at(at))) && leave.size() < MOST_LEAVE) {
                add(start.at(at), length);
            }
        }
    }

    /** A date on which it comes again besides its rule; as a period it has a length of its own. */
    private void again(Event event, String text, Property property, Duration length) {
        String[] period = text.split("/", 2);
        FeedTime start = FeedTime.of(period[0], property.parameters(), zone, findings);
        Duration own = length;
        if (period.length == 2) {
            own = period[1].startsWith("P") || period[1].startsWith("+P")
                    ? duration(period[1])
                    : Duration.between(
                            start.instant(),
                            FeedTime.of(period[1], property.parameters(), zone, findings)
                                    .instant());
        }
        if (!moved.contains(key(event, start)) && !own.isNegative() && leave.size() < MOST_LEAVE) {
            add(start, own);
        }
    }

    private void add(FeedTime start, Duration length) {
        Instant begin = start.instant();
        Instant end = start.date() ? start.at(start.local().plus(length)).instant() : begin.plus(length);
        if (begin.isBefore(end) && end.isAfter(from) && begin.isBefore(until)) {
            leave.add(new Leave(begin.isBefore(from) ? from : begin, end.isAfter(until) ? until : end));
        }
    }

    /** By the clock for whole days, else as time passes. */
    private Duration length(Event event, FeedTime start) {
        Optional<Property> end = event.first("DTEND");
        Duration length;
        if (end.isPresent()) {
            FeedTime at = time(end.get());
            length = start.date()
                    ? Duration.between(start.local(), at.local())
                    : Duration.between(start.instant(), at.instant());
        } else {
            length = event.first("DURATION").map(d -> duration(d.value())).orElse(Duration.ZERO);
        }
        if (length.isNegative()) {
            throw new DateTimeException("it ends before it begins");
        }
        return length.isZero() && start.date() ? Duration.ofDays(1) : length;
    }

    private static Duration duration(String text) {
        try {
            return text.matches("\\+?P\\d{1,4}W")
                    ? Duration.ofDays(7L * Integer.parseInt(text.replaceAll("\\D", "")))
                    : Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new DateTimeException("\"" + text + "\" is no length of time", e);
        }
    }

    private FeedTime time(Property property) {
        return FeedTime.of(property.value(), property.parameters(), zone, findings);
    }

    private static String key(Event event, FeedTime at) {
        String uid = event.first("UID").map(Property::value).orElse("");
        return (at.date() ? at.local().toLocalDate().toString() : at.instant().toString()) + " " + uid;
    }

    private static String brief(String text) {
        String flat = text.replaceAll("\\s+", " ");
        return flat.length() > 120 ? flat.substring(0, 120) + "…" : flat;
    }
}
