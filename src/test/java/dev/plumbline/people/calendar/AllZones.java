package dev.plumbline.people.calendar;

import java.time.ZoneId;
import java.util.List;

/** The zones of the JDK, without those that a library on the test's class path adds under made-up names. */
public final class AllZones {

    public static final List<String> IDS = ZoneId.getAvailableZoneIds().stream()
            .filter(id -> !id.contains("~"))
            .sorted()
            .toList();

    private AllZones() {}
}
