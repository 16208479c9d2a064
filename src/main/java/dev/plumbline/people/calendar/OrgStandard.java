package dev.plumbline.people.calendar;

import java.util.List;
import java.util.Optional;

/** What the org has by itself: its default business hours with its holidays. */
@FunctionalInterface
interface OrgStandard {

    Known read();

    /**
     * @param print   the same as long as nothing has changed
     * @param problems what could not be read, in sentences
     */
    record Known(String print, Optional<NamedCalendar> calendar, List<String> problems) {

        static final Known NOT_ASKED = new Known("", Optional.empty(), List.of());
    }
}
