package dev.plumbline.people.calendar;

import java.time.LocalDate;
import java.util.List;

/** Holidays: when a day, or a part of it, is free for everybody. */
@FunctionalInterface
public interface Closures {

    /** The free parts of the day, in any order; none on a usual day. */
    List<DaySpan> on(LocalDate day);
}
