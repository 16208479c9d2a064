package dev.plumbline.people.calendar;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import dev.plumbline.rules.Nearest;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The public holidays of a country, or of a part of it. Each year is worked out once. */
final class NationalHolidays implements Closures {

    private static final Set<String> COUNTRIES = new TreeSet<>(HolidayManager.getSupportedCalendarCodes().stream()
            .filter(code -> code.length() == 2)
            .toList());

    private final HolidayManager country;
    private final String[] parts;
    private final Map<Integer, Set<LocalDate>> years = new ConcurrentHashMap<>();

    private NationalHolidays(HolidayManager country, String[] parts) {
        this.country = country;
        this.parts = parts;
    }

    /**
     * @param code a country by its two letters, and parts of it: {@code DE}, {@code DE-BY}, {@code DE-BY-MU}
     * @throws IllegalArgumentException in words for whoever wrote it
     */
    static NationalHolidays of(String code) {
        String[] words = code.strip().toUpperCase(Locale.ROOT).split("-", -1);
        if (!COUNTRIES.contains(words[0])) {
            throw new IllegalArgumentException("the holidays of \"" + brief(words[0])
                    + "\" are not known. Write a country by its two letters, such as "
                    + "DE, and a part of it behind that, such as DE-BY; or list the days under \"closed\".");
        }
        HolidayManager manager =
                HolidayManager.getInstance(ManagerParameters.create(words[0].toLowerCase(Locale.ROOT)));
        CalendarHierarchy level = manager.getCalendarHierarchy();
        String[] parts = new String[words.length - 1];
        for (int i = 1; i < words.length; i++) {
            String part = words[i].toLowerCase(Locale.ROOT);
            CalendarHierarchy below = level.getChildren().get(part);
            if (below == null) {
                Set<String> known = level.getChildren().keySet().stream()
                        .map(k -> k.toUpperCase(Locale.ROOT))
                        .collect(Collectors.toCollection(TreeSet::new));
                throw new IllegalArgumentException("\"" + brief(words[i]) + "\" is no part of "
                        + String.join("-", List.of(words).subList(0, i)) + " whose holidays are known."
                        + (known.isEmpty() ? " Leave it out." : Nearest.hint(words[i], known)));
            }
            parts[i - 1] = part;
            level = below;
        }
        return new NationalHolidays(manager, parts);
    }

    private static String brief(String text) {
        return text.length() > 20 ? text.substring(0, 20) + "…" : text;
    }

    @Override
    public List<DaySpan> on(LocalDate day) {
        return years.computeIfAbsent(day.getYear(), this::in).contains(day) ? List.of(DaySpan.ALL_DAY) : List.of();
    }

    private Set<LocalDate> in(int year) {
        return country.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY, parts).stream()
                .map(Holiday::getDate)
                .collect(Collectors.toUnmodifiableSet());
    }
}
