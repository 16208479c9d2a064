package dev.plumbline.crm;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Which days count as working days. */
@FunctionalInterface
public interface BusinessDays {

    /** Monday to Friday, for as long as nobody has entered holidays. */
    BusinessDays MONDAY_TO_FRIDAY =
            day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;

    boolean isBusinessDay(LocalDate day);
}
