package dev.plumbline.people.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A holiday that comes again.
 *
 * @param last the last day on which it may fall; empty when it goes on for ever
 */
record Recurrence(LocalDate first, Optional<LocalDate> last, DaySpan span, Rhythm rhythm) implements Closures {

    /** Which of the days from the first on. */
    sealed interface Rhythm {
        boolean falls(LocalDate first, LocalDate day);
    }

    record Daily(int every) implements Rhythm {
        @Override
        public boolean falls(LocalDate first, LocalDate day) {
            return ChronoUnit.DAYS.between(first, day) % every == 0;
        }
    }

    /** Weeks begin on Sunday, as they do in Salesforce's own recurrences. */
    record Weekly(int every, Set<DayOfWeek> days) implements Rhythm {
        @Override
        public boolean falls(LocalDate first, LocalDate day) {
            long weeks = ChronoUnit.WEEKS.between(sunday(first), sunday(day));
            return days.contains(day.getDayOfWeek()) && weeks % every == 0;
        }

        private static LocalDate sunday(LocalDate day) {
            return day.minusDays(day.getDayOfWeek().getValue() % 7);
        }
    }

    /** A month that is too short has none. */
    record Monthly(int every, int dayOfMonth) implements Rhythm {
        @Override
        public boolean falls(LocalDate first, LocalDate day) {
            return day.getDayOfMonth() == dayOfMonth && months(first, day) % every == 0;
        }
    }

    record MonthlyNth(int every, Nth nth) implements Rhythm {
        @Override
        public boolean falls(LocalDate first, LocalDate day) {
            return nth.is(day) && months(first, day) % every == 0;
        }
    }

    record Yearly(Month month, int dayOfMonth) implements Rhythm {
        @Override
        public boolean falls(LocalDate first, LocalDate day) {
            return day.getMonth() == month && day.getDayOfMonth() == dayOfMonth;
        }
    }

    record YearlyNth(Month month, Nth nth) implements Rhythm {
        @Override
        public boolean falls(LocalDate first, LocalDate day) {
            return day.getMonth() == month && nth.is(day);
        }
    }

    /**
     * The third Thursday of a month, its last weekday, its first day.
     *
     * @param number from 1; {@link #LAST} counts from the end
     */
    record Nth(int number, Set<DayOfWeek> days) {

        static final int LAST = -1;

        boolean is(LocalDate day) {
            if (!days.contains(day.getDayOfWeek())) {
                return false;
            }
            return number == LAST
                    ? day.plusDays(1)
                            .datesUntil(day.plusMonths(1).withDayOfMonth(1))
                            .noneMatch(this::counts)
                    : day.withDayOfMonth(1).datesUntil(day).filter(this::counts).count() == number - 1;
        }

        private boolean counts(LocalDate day) {
            return days.contains(day.getDayOfWeek());
        }
    }

    @Override
    public List<DaySpan> on(LocalDate day) {
        boolean in = !day.isBefore(first) && last.filter(day::isAfter).isEmpty();
        return in && rhythm.falls(first, day) ? List.of(span) : List.of();
    }

    private static long months(LocalDate first, LocalDate day) {
        return ChronoUnit.MONTHS.between(YearMonth.from(first), YearMonth.from(day));
    }
}
