package dev.plumbline.people.calendar;

import dev.plumbline.crm.BusinessDays;
import dev.plumbline.people.calendar.LocalDays.Piece;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * When one person works. Immutable.
 *
 * <p>A moment is working time when the clock of the person's zone shows one of the hours of that day, no holiday covers it, and the person
 * is not away. So a clock change makes a working day shorter or longer, as it does in life.
 *
 * <p>Time is known from {@link #BEGIN} to {@link #END}; there is no working time outside, and a wait that is not over by then ends at
 * {@link #END}. Nothing here takes longer than walking those days once.
 */
public final class WorkCalendar implements BusinessDays {

    public static final Instant BEGIN = Instant.parse("1970-01-01T00:00:00Z");

    /** Beyond every wait that means anything. */
    public static final Instant END = Instant.parse("2150-01-01T00:00:00Z");

    private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2149, 12, 31);

    /** After it only what recurs without an end can still be a holiday; all leap years and weekdays fall into the rest. */
    private static final LocalDate LATE = LocalDate.of(2110, 1, 1);

    private final LocalDays days;
    private final WorkPattern pattern;
    private final List<Closures> holidays;
    private final List<Leave> leave;

    /** @throws IllegalArgumentException when the hours and holidays leave no working time */
    public WorkCalendar(ZoneId zone, WorkPattern pattern, List<Closures> holidays, List<Leave> leave) {
        this.days = new LocalDays(zone);
        this.pattern = pattern;
        this.holidays = List.copyOf(holidays);
        this.leave = LeaveTimes.joined(leave);
        if (LATE.datesUntil(LAST_DAY).allMatch(day -> hours(day).isEmpty())) {
            throw new IllegalArgumentException(
                    "the holidays leave no working time at all; take out those that come again and again on working days");
        }
    }

    private WorkCalendar(LocalDays days, WorkPattern pattern, List<Closures> holidays, List<Leave> leave) {
        this.days = days;
        this.pattern = pattern;
        this.holidays = holidays;
        this.leave = leave;
    }

    /** Monday to Friday, nine to six. */
    public static WorkCalendar office(ZoneId zone) {
        return new WorkCalendar(zone, WorkPattern.weekly(WeeklyHours.OFFICE), List.of(), List.of());
    }

    public ZoneId zone() {
        return days.zone();
    }

    /** The same with more time in which the person counts as away. */
    public WorkCalendar also(List<Leave> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<Leave> all = new ArrayList<>(leave);
        all.addAll(more);
        return new WorkCalendar(days, pattern, holidays, LeaveTimes.joined(all));
    }

    public boolean isWorking(Instant at) {
        return nextWorking(at).equals(at) && at.isBefore(END);
    }

    /** Whether leave covers that moment, in working hours or not. */
    public boolean isAway(Instant at) {
        int next = LeaveTimes.endingAfter(leave, at);
        return next < leave.size() && !at.isBefore(leave.get(next).from());
    }

    /** Whether any moment of that day is working time. */
    public boolean isWorkingDay(LocalDate day) {
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            return false;
        }
        return !WorkTimes.on(this, day).isEmpty();
    }

    @Override
    public boolean isBusinessDay(LocalDate day) {
        return isWorkingDay(day);
    }

    /** That moment when it is working time, else the first one after it that is. */
    public Instant nextWorking(Instant at) {
        return new WorkTimes(this, at).next().map(WorkTimes.Stretch::from).orElse(END);
    }

    /**
     * When a wait that begins then is over.
     *
     * <p>Zero is over at once, also at night. Hours are over when so much working time has passed: at the end of a day, not at the begin of
     * the next. Days count from the next working moment; so many working days later it is the same time of day, or the next working time of
     * that day, or its end.
     */
    public Instant plus(Instant at, BusinessSpan span) {
        if (span instanceof BusinessSpan.Hours hours) {
            return plus(at, hours.length());
        }
        int count = ((BusinessSpan.Days) span).count();
        return count == 0 ? at : later(at, count);
    }

    /** The working time from one moment to another; negative when the other one is earlier. */
    public Duration between(Instant from, Instant to) {
        if (to.isBefore(from)) {
            return between(to, from).negated();
        }
        WorkTimes times = new WorkTimes(this, from);
        Duration sum = Duration.ZERO;
        Optional<WorkTimes.Stretch> stretch = times.next(to);
        while (stretch.isPresent()) {
            Instant until = stretch.get().until().isBefore(to) ? stretch.get().until() : to;
            sum = sum.plus(Duration.between(stretch.get().from(), until));
            stretch = times.next(to);
        }
        return sum;
    }

    /**
     * The moment of a local day at which something daily is due: exactly one on each day that happens, and on that day. Where the time does
     * not exist, the first one after it; where it comes twice, the first.
     */
    public Optional<Instant> dailyMoment(LocalDate day, LocalTime at) {
        return days.moment(day, at);
    }

    /** The first daily moment after now. */
    public Instant nextDailyMoment(Instant now, LocalTime at) {
        LocalDate day = LocalDate.ofInstant(now, zone()).minusDays(1);
        Optional<Instant> moment = days.moment(day, at);
        while (moment.isEmpty() || !moment.get().isAfter(now)) {
            day = day.plusDays(1);
            moment = days.moment(day, at);
        }
        return moment.get();
    }

    LocalDays days() {
        return days;
    }

    List<Leave> leave() {
        return leave;
    }

    /** The hours of a day by the clock, without holidays; leave still counts as working. */
    List<DaySpan> hours(LocalDate day) {
        List<DaySpan> hours = pattern.on(day);
        for (Closures closures : holidays) {
            if (hours.isEmpty()) {
                return hours;
            }
            hours = DaySpans.without(hours, closures.on(day));
        }
        return hours;
    }

    private Instant plus(Instant at, Duration length) {
        Duration left = length;
        Instant end = at;
        WorkTimes times = new WorkTimes(this, at);
        while (!left.isZero()) {
            Optional<WorkTimes.Stretch> stretch = times.next();
            if (stretch.isEmpty()) {
                return END.isBefore(at) ? at : END;
            }
            Duration here = Duration.between(stretch.get().from(), stretch.get().until());
            Duration used = here.compareTo(left) < 0 ? here : left;
            end = stretch.get().from().plus(used);
            left = left.minus(used);
        }
        return end;
    }

    private Instant later(Instant at, int count) {
        Instant start = nextWorking(at);
        if (!start.isBefore(END)) {
            return END.isBefore(at) ? at : END;
        }
        LocalDateTime from = reached(start);
        LocalDate day = from.toLocalDate();
        int left = count;
        while (left > 0) {
            day = day.plusDays(1);
            if (day.isAfter(LAST_DAY)) {
                return END;
            }
            left -= isWorkingDay(day) ? 1 : 0;
        }
        Instant over = onDay(day, from.toLocalTime());
        return over.isBefore(END) ? over : END;
    }

    /** Never goes back while time goes on, so that who starts later is never done earlier. */
    private LocalDateTime reached(Instant start) {
        LocalDate today = LocalDate.ofInstant(start, zone());
        LocalDateTime furthest = days.furthest(start);
        boolean elsewhere = !furthest.toLocalDate().equals(today) && !isWorkingDay(furthest.toLocalDate());
        return elsewhere ? LocalDateTime.of(today, LocalTime.MAX) : furthest;
    }

    private Instant onDay(LocalDate day, LocalTime time) {
        List<WorkTimes.Stretch> stretches = WorkTimes.on(this, day);
        for (WorkTimes.Stretch stretch : stretches) {
            Piece piece = stretch.piece();
            Instant moment = piece.at(time);
            if (moment.isBefore(stretch.until())) {
                return moment.isBefore(stretch.from()) ? stretch.from() : moment;
            }
        }
        return stretches.get(stretches.size() - 1).until();
    }

    /** The same hours in the same zone with the same time away; holidays are the same when they were read together. */
    @Override
    public boolean equals(Object other) {
        return other instanceof WorkCalendar calendar
                && zone().equals(calendar.zone())
                && pattern.equals(calendar.pattern)
                && holidays.equals(calendar.holidays)
                && leave.equals(calendar.leave);
    }

    @Override
    public int hashCode() {
        return Objects.hash(zone(), pattern, holidays, leave);
    }
}
