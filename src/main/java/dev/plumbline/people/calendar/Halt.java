package dev.plumbline.people.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Why somebody's clock stands still.
 *
 * @param records of the territory that they were handed; 0 for other reasons
 * @param until   when it goes on
 * @param lastDay where it goes on as a day of theirs begins, the day before
 */
public record Halt(Reason reason, long records, Instant until, Optional<LocalDate> lastDay) {

    /** What somebody is given time for. */
    public enum Reason {
        LEAVE,
        NEW,
        TERRITORY
    }
}
