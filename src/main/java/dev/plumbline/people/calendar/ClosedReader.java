package dev.plumbline.people.calendar;

import dev.plumbline.rules.FileIssue;
import dev.plumbline.rules.YamlMap;
import dev.plumbline.rules.YamlText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code closed}: a company's own free days, once or every year, whole or in part. */
final class ClosedReader {

    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})");
    private static final Set<String> KEYS = Set.of("day", "until-day", "from", "until", "name");

    private ClosedReader() {}

    static List<Closures> closed(YamlMap map, List<FileIssue> issues) {
        List<Closures> closed = new ArrayList<>();
        for (Node node : map.list("closed")) {
            YamlMap entry = YamlMap.of(map.file(), node, "a closed day", issues);
            Closures closures = entry == null ? null : one(entry, issues);
            if (closures != null) {
                closed.add(closures);
            }
        }
        return closed;
    }

    private static @Nullable Closures one(YamlMap entry, List<FileIssue> issues) {
        int before = issues.size();
        entry.only(KEYS);
        entry.text("name");
        YamlText day = entry.text("day");
        if (day == null) {
            if (entry.value("day") == null) {
                entry.missing("day", "Write 2026-12-24 for one year, or 12-24 for every year.");
            }
            return null;
        }
        DaySpan span = span(entry, issues);
        String written = day.value().strip();
        Closures closures = written.length() == 5 ? yearly(entry, day, span, issues) : once(entry, day, span, issues);
        return issues.size() > before ? null : closures;
    }

    private static Closures yearly(YamlMap entry, YamlText day, DaySpan span, List<FileIssue> issues) {
        YamlText last = entry.text("until-day");
        MonthDay from = monthDay(day, issues);
        MonthDay to = last == null ? from : monthDay(last, issues);
        List<DaySpan> closed = List.of(span);
        boolean acrossNewYear = to.isBefore(from);
        return date -> {
            MonthDay today = MonthDay.from(date);
            boolean in = acrossNewYear
                    ? !today.isBefore(from) || !today.isAfter(to)
                    : !today.isBefore(from) && !today.isAfter(to);
            return in ? closed : List.of();
        };
    }

    private static Closures once(YamlMap entry, YamlText day, DaySpan span, List<FileIssue> issues) {
        YamlText last = entry.text("until-day");
        LocalDate from = date(day, issues);
        LocalDate to = last == null ? from : date(last, issues);
        if (last != null && to.isBefore(from)) {
            issues.add(last.issue("\"until-day\" is before \"day\". Write the last closed day."));
        }
        List<DaySpan> closed = List.of(span);
        return date -> date.isBefore(from) || date.isAfter(to) ? List.of() : closed;
    }

    private static MonthDay monthDay(YamlText text, List<FileIssue> issues) {
        try {
            return MonthDay.parse("--" + text.value().strip());
        } catch (DateTimeException e) {
            issues.add(wrong(text));
            return MonthDay.of(1, 1);
        }
    }

    private static LocalDate date(YamlText text, List<FileIssue> issues) {
        try {
            return LocalDate.parse(text.value().strip());
        } catch (DateTimeException e) {
            issues.add(wrong(text));
            return LocalDate.EPOCH;
        }
    }

    private static FileIssue wrong(YamlText text) {
        return text.issue("\"" + YamlMap.brief(text.value())
                + "\" is no day of the calendar. Write 2026-12-24 for one year, or 12-24 for every year.");
    }

    private static DaySpan span(YamlMap entry, List<FileIssue> issues) {
        int from = minute(entry.text("from"), 0, issues);
        int until = minute(entry.text("until"), DaySpan.DAY, issues);
        if (from >= until) {
            issues.add(entry.key(entry.has("until") ? "until" : "from")
                    .issue("the closed time ends at " + DaySpan.clock(until) + ", not after its begin at "
                            + DaySpan.clock(from) + ". Write \"until\" later than \"from\"."));
            return DaySpan.ALL_DAY;
        }
        return new DaySpan(from, until);
    }

    private static int minute(@Nullable YamlText text, int otherwise, List<FileIssue> issues) {
        if (text == null) {
            return otherwise;
        }
        Matcher time = TIME.matcher(text.value().strip());
        int minute = time.matches() ? HoursReader.minute(time.group(1), time.group(2)) : -1;
        if (minute < 0) {
            issues.add(text.issue(
                    "\"" + YamlMap.brief(text.value()) + "\" is no time of day. Write, for instance, 12:00."));
            return otherwise;
        }
        return minute;
    }
}
