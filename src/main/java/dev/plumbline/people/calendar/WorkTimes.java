package dev.plumbline.people.calendar;

import dev.plumbline.people.calendar.LocalDays.Piece;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Walks through the working time of a calendar, stretch by stretch. */
final class WorkTimes {

    private final WorkCalendar calendar;
    private final LocalDays.Walk walk;
    private final Deque<Stretch> found = new ArrayDeque<>();
    private boolean over;

    WorkTimes(WorkCalendar calendar, Instant from) {
        this.calendar = calendar;
        Instant begin = from.isBefore(WorkCalendar.BEGIN) ? WorkCalendar.BEGIN : from;
        this.over = !begin.isBefore(WorkCalendar.END);
        this.walk = calendar.days().new Walk(over ? WorkCalendar.END : begin);
    }

    /**
     * Working time without a break.
     *
     * @param piece of the day that it is in
     */
    record Stretch(Piece piece, Instant from, Instant until) {}

    /** Empty at the end of all time. */
    Optional<Stretch> next() {
        return next(WorkCalendar.END);
    }

    /** The next stretch that begins before a moment. */
    Optional<Stretch> next(Instant before) {
        while (found.isEmpty() && !over) {
            Piece piece = walk.next();
            over = !piece.until().isBefore(WorkCalendar.END) || !piece.until().isBefore(before);
            found.addAll(in(calendar, piece));
        }
        Optional<Stretch> first = Optional.ofNullable(found.poll());
        return first.filter(s -> s.from().isBefore(before) && s.from().isBefore(WorkCalendar.END));
    }

    static List<Stretch> on(WorkCalendar calendar, LocalDate day) {
        List<Stretch> stretches = new ArrayList<>();
        for (Piece piece : calendar.days().of(day)) {
            stretches.addAll(in(calendar, piece));
        }
        return stretches;
    }

    private static List<Stretch> in(WorkCalendar calendar, Piece piece) {
        List<Stretch> stretches = new ArrayList<>();
        for (DaySpan span : calendar.hours(piece.date())) {
            Instant from = later(piece.at(span.from()), piece.from());
            Instant until = earlier(piece.at(span.until()), piece.until());
            if (from.isBefore(until)) {
                present(calendar.leave(), new Stretch(piece, from, until), stretches);
            }
        }
        return stretches;
    }

    /** What leave leaves of it. */
    private static void present(List<Leave> leave, Stretch stretch, List<Stretch> into) {
        Instant from = stretch.from();
        int next = LeaveTimes.endingAfter(leave, from);
        while (next < leave.size() && leave.get(next).from().isBefore(stretch.until())) {
            Leave away = leave.get(next++);
            if (from.isBefore(away.from())) {
                into.add(new Stretch(stretch.piece(), from, away.from()));
            }
            from = away.until();
        }
        if (from.isBefore(stretch.until())) {
            into.add(new Stretch(stretch.piece(), from, stretch.until()));
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
