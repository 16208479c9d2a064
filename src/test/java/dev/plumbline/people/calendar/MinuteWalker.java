package dev.plumbline.people.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a calendar must answer, found by looking at a clock every minute. Slow, and too simple to be wrong. */
record MinuteWalker(
        ZoneId zone,
        WorkPattern pattern,
        Map<LocalDate, DaySpan> holidays,
        List<Leave> leave,
        Instant begin,
        int minutes) {

    WorkCalendar calendar() {
        return new WorkCalendar(
                zone,
                pattern,
                List.of(day -> Optional.ofNullable(holidays.get(day)).stream().toList()),
                leave);
    }

    Instant at(int minute) {
        return begin.plusSeconds(minute * 60L);
    }

    boolean works(Instant at) {
        ZonedDateTime there = at.atZone(zone);
        int minute = there.getHour() * 60 + there.getMinute();
        DaySpan holiday = holidays.get(there.toLocalDate());
        return pattern.on(there.toLocalDate()).stream().anyMatch(s -> holds(s, minute))
                && (holiday == null || !holds(holiday, minute))
                && leave.stream().noneMatch(l -> !at.isBefore(l.from()) && at.isBefore(l.until()));
    }

    int count(int from, int until) {
        int sum = 0;
        for (int i = from; i < until; i++) {
            sum += works(at(i)) ? 1 : 0;
        }
        return sum;
    }

    /** The first minute at which so much has been worked; empty when that is later than this looks. */
    Optional<Instant> plusMinutes(int from, int length) {
        int left = length;
        for (int i = from; i < minutes; i++) {
            if (left == 0) {
                return Optional.of(at(i));
            }
            left -= works(at(i)) ? 1 : 0;
        }
        return Optional.empty();
    }

    Optional<Instant> plusDays(int from, int count) {
        int start = from;
        while (start < minutes && !works(at(start))) {
            start++;
        }
        if (start == minutes) {
            return Optional.empty();
        }
        LocalDateTime reached = shown(start);
        for (int i = start - 300; i < start; i++) {
            LocalDateTime shown = furthest(i);
            boolean countsDay = shown.toLocalDate().equals(shown(start).toLocalDate());
            reached = countsDay && shown.isAfter(reached) ? shown : reached;
        }
        int left = count;
        LocalDate day = reached.toLocalDate();
        for (int i = start; i < minutes; i++) {
            LocalDate today = shown(i).toLocalDate();
            if (works(at(i)) && today.isAfter(day)) {
                day = today;
                left--;
            }
            if (left == 0) {
                return onDay(i, day, reached.toLocalTime());
            }
        }
        return Optional.empty();
    }

    private Optional<Instant> onDay(int from, LocalDate day, LocalTime time) {
        Optional<Instant> end = Optional.empty();
        for (int i = from; i < Math.min(minutes, from + 2000); i++) {
            if (works(at(i)) && shown(i).toLocalDate().equals(day)) {
                if (!shown(i).toLocalTime().isBefore(time)) {
                    return Optional.of(at(i));
                }
                end = Optional.of(at(i + 1));
            }
        }
        return end;
    }

    /** What the clock shows at the end of a minute after which it is put back, and at the begin of every other one. */
    private LocalDateTime furthest(int minute) {
        LocalDateTime begin = shown(minute);
        return shown(minute + 1).isBefore(begin) ? begin.plusMinutes(1) : begin;
    }

    private LocalDateTime shown(int minute) {
        return LocalDateTime.ofInstant(at(minute), zone);
    }

    private static boolean holds(DaySpan span, int minute) {
        return span.from() <= minute && minute < span.until();
    }
}
