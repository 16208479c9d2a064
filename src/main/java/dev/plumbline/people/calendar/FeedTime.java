package dev.plumbline.people.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;

/**
 * A date or a moment as a feed writes it.
 *
 * @param local by the clock of the zone; midnight for a date
 * @param date  whether it is a whole day, which is one wherever the person is
 */
record FeedTime(LocalDateTime local, ZoneId zone, boolean date) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    /**
     * @param zone     of the person
     * @param findings takes zones that are not known; the person's is taken for them
     * @throws DateTimeException when it is neither
     */
    static FeedTime of(String text, Map<String, String> parameters, ZoneId zone, Set<String> findings) {
        try {
            if (text.length() == 8) {
                return checked(new FeedTime(LocalDate.parse(text, DATE).atTime(LocalTime.MIDNIGHT), zone, true));
            }
            boolean utc = text.endsWith("Z");
            LocalDateTime local = LocalDateTime.parse(utc ? text.substring(0, text.length() - 1) : text, TIME);
            return checked(new FeedTime(local, utc ? ZoneOffset.UTC : zone(parameters, zone, findings), false));
        } catch (DateTimeParseException e) {
            throw new DateTimeException("\"" + text + "\" is no date or time", e);
        }
    }

    FeedTime at(LocalDateTime other) {
        return new FeedTime(other, zone, date);
    }

    Instant instant() {
        return local.atZone(zone).toInstant();
    }

    private static FeedTime checked(FeedTime time) {
        if (time.local.getYear() < FIRST_YEAR || time.local.getYear() > LAST_YEAR) {
            throw new DateTimeException("the year " + time.local.getYear() + " is out of reach");
        }
        return time;
    }

    private static ZoneId zone(Map<String, String> parameters, ZoneId zone, Set<String> findings) {
        String id = parameters.getOrDefault("TZID", "");
        try {
            return id.isEmpty() ? zone : ZoneId.of(WindowsZones.id(id).orElse(id));
        } catch (DateTimeException e) {
            findings.add("The leave feed's time zone \"" + (id.length() > 60 ? id.substring(0, 60) + "…" : id)
                    + "\" is unknown here; its times are taken to be in " + zone + ".");
            return zone;
        }
    }
}
