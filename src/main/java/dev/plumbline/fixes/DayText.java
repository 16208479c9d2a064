package dev.plumbline.fixes;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Days and times as browsers send them and as people type them where a browser offers no calendar. */
final class DayText {

    /** What Salesforce keeps. */
    private static final LocalDate FIRST = LocalDate.of(1700, 1, 1);

    private static final LocalDate LAST = LocalDate.of(4000, 12, 31);
    private static final int MOST_CHARACTERS = 40;

    private final List<DateTimeFormatter> days = new ArrayList<>();
    private final DateTimeFormatter shortDay;

    DayText(Locale locale) {
        String pattern = pattern(FormatStyle.SHORT, locale);
        String four = pattern.replaceAll("y+", "uuuu");
        this.shortDay = DateTimeFormatter.ofPattern(four, locale);
        days.add(DateTimeFormatter.ISO_LOCAL_DATE);
        for (String one : List.of(four, pattern.replaceAll("y+", "uu"))) {
            days.add(smart(one, locale));
            days.add(smart(one.replaceAll("M{1,2}(?!M)", "M").replaceAll("d{1,2}", "d"), locale));
        }
        days.add(smart(pattern(FormatStyle.MEDIUM, locale).replaceAll("y+", "uuuu"), locale));
    }

    private static String pattern(FormatStyle style, Locale locale) {
        return DateTimeFormatterBuilder.getLocalizedDateTimePattern(style, null, IsoChronology.INSTANCE, locale);
    }

    private static DateTimeFormatter smart(String pattern, Locale locale) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .parseLenient()
                .appendPattern(pattern)
                .toFormatter(locale)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** An example in the reader's way. */
    String example(LocalDate day) {
        return shortDay.format(day);
    }

    Optional<LocalDate> day(String text) {
        String bare = text.strip();
        return days.stream()
                .map(format -> tried(bare, t -> LocalDate.parse(t, format)))
                .flatMap(Optional::stream)
                .filter(DayText::kept)
                .findFirst();
    }

    Optional<LocalDateTime> moment(String text) {
        String bare = text.strip();
        return tried(bare, LocalDateTime::parse)
                .or(() -> tried(bare.replaceFirst("[\\s,]+(?=\\d{1,2}:)", "T"), t -> {
                    int at = t.indexOf('T');
                    return day(t.substring(0, Math.max(0, at)))
                            .orElseThrow(() -> new DateTimeException("no day"))
                            .atTime(time(t.substring(at + 1)).orElseThrow(() -> new DateTimeException("no time")));
                }))
                .map(at -> at.truncatedTo(ChronoUnit.MINUTES))
                .filter(at -> kept(at.toLocalDate()));
    }

    Optional<LocalTime> time(String text) {
        String bare = text.strip();
        return tried(bare.matches("\\d:.*") ? "0" + bare : bare, LocalTime::parse);
    }

    private static boolean kept(LocalDate day) {
        return !day.isBefore(FIRST) && !day.isAfter(LAST);
    }

    private static <T> Optional<T> tried(String text, Function<String, T> read) {
        if (text.isEmpty() || text.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        try {
            return Optional.of(read.apply(text));
        } catch (DateTimeException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
