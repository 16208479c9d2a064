package dev.plumbline.people.calendar;

import dev.plumbline.rules.FileIssue;
import dev.plumbline.rules.Nearest;
import dev.plumbline.rules.YamlMap;
import dev.plumbline.rules.YamlText;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code hours}, or {@code weeks} that take turns. */
final class HoursReader {

    private static final Pattern SPAN = Pattern.compile("(\\d{1,2}):(\\d{2})\\s*[-–]\\s*(\\d{1,2}):(\\d{2})");
    private static final List<String> DAYS = Arrays.stream(DayOfWeek.values())
            .map(d -> d.name().toLowerCase(Locale.ROOT))
            .toList();
    private static final int MOST_WEEKS = 8;

    private HoursReader() {}

    static @Nullable WorkPattern pattern(YamlMap map, List<FileIssue> issues) {
        if (map.has("hours") == map.has("weeks")) {
            map.missing(
                    map.has("hours") ? "hours or weeks alone" : "hours",
                    map.has("hours")
                            ? "Keep \"hours\" when every week is the same, \"weeks\" when weeks take turns."
                            : "Write, for instance, \"monday-friday: 09:00-18:00\" under it.");
            return null;
        }
        int before = issues.size();
        List<WeeklyHours> weeks = new ArrayList<>();
        List<Node> nodes = map.has("weeks") ? map.list("weeks") : single(map, issues);
        for (Node node : nodes) {
            weeks.add(week(map, node, issues));
        }
        if (weeks.size() > MOST_WEEKS) {
            issues.add(map.key("weeks").issue("weeks take turns in a round of at most " + MOST_WEEKS + "."));
        }
        LocalDate first = first(map, issues);
        if (issues.size() > before || first == null) {
            return null;
        }
        try {
            return new WorkPattern(weeks, first);
        } catch (IllegalArgumentException e) {
            issues.add(map.key(map.has("weeks") ? "weeks" : "hours").issue(e.getMessage() + "."));
            return null;
        }
    }

    private static List<Node> single(YamlMap map, List<FileIssue> issues) {
        Node node = map.value("hours");
        if (node == null) {
            issues.add(map.key("hours")
                    .issue("\"hours\" is empty; give at least one day some hours, "
                            + "for instance \"monday-friday: 09:00-18:00\"."));
        }
        return node == null ? List.of() : List.of(node);
    }

    private static @Nullable LocalDate first(YamlMap map, List<FileIssue> issues) {
        YamlText text = map.text("first-week");
        if (text == null) {
            if (map.has("weeks")) {
                map.missing("first-week", "Write the day on which a first week begins, for instance 2026-01-05.");
                return null;
            }
            return LocalDate.of(2024, 1, 1);
        }
        if (!map.has("weeks")) {
            issues.add(map.key("first-week").issue("\"first-week\" goes with \"weeks\" only. Take it out."));
        }
        try {
            return LocalDate.parse(text.value().strip());
        } catch (DateTimeException e) {
            issues.add(text.issue("\"" + YamlMap.brief(text.value())
                    + "\" is no date of the calendar. Write year-month-day, for instance 2026-01-05."));
            return null;
        }
    }

    private static WeeklyHours week(YamlMap map, Node node, List<FileIssue> issues) {
        Map<DayOfWeek, List<DaySpan>> days = new EnumMap<>(DayOfWeek.class);
        YamlMap week = YamlMap.of(map.file(), node, "a week's hours", issues);
        if (week != null) {
            for (String key : week.keys()) {
                List<DayOfWeek> named = days(key);
                if (named.isEmpty()) {
                    issues.add(week.key(key)
                            .issue("\"" + YamlMap.brief(key) + "\" is no day of the week."
                                    + Nearest.hint(key.toLowerCase(Locale.ROOT), DAYS)));
                }
                List<DaySpan> spans = spans(week, key, issues);
                for (DayOfWeek day : named) {
                    if (days.putIfAbsent(day, spans) != null) {
                        issues.add(week.key(key)
                                .issue(day.name().toLowerCase(Locale.ROOT)
                                        + " is given twice in this week. Keep one of them."));
                    }
                }
            }
        }
        return new WeeklyHours(days);
    }

    /** {@code monday}, {@code monday-friday}, {@code saturday-monday}. */
    private static List<DayOfWeek> days(String key) {
        String[] ends = key.strip().toLowerCase(Locale.ROOT).split("\\s*-\\s*", -1);
        int first = DAYS.indexOf(ends[0]);
        int last = DAYS.indexOf(ends[ends.length - 1]);
        if (ends.length > 2 || first < 0 || last < 0) {
            return List.of();
        }
        List<DayOfWeek> days = new ArrayList<>();
        for (int i = 0; i <= Math.floorMod(last - first, 7); i++) {
            days.add(DayOfWeek.of(first + 1).plus(i));
        }
        return days;
    }

    private static List<DaySpan> spans(YamlMap week, String key, List<FileIssue> issues) {
        List<DaySpan> spans = new ArrayList<>();
        for (YamlText text : week.texts(key)) {
            if (text.value().strip().equals("off")) {
                continue;
            }
            DaySpan span = span(text, issues);
            if (span != null && spans.stream().anyMatch(s -> s.from() < span.until() && span.from() < s.until())) {
                issues.add(text.issue("these hours overlap others of the same day. Write them as one."));
            } else if (span != null) {
                spans.add(span);
            }
        }
        return spans;
    }

    private static @Nullable DaySpan span(YamlText text, List<FileIssue> issues) {
        Matcher hours = SPAN.matcher(text.value().strip());
        if (hours.matches()) {
            int from = minute(hours.group(1), hours.group(2));
            int until = minute(hours.group(3), hours.group(4));
            if (from >= 0 && from < until) {
                return new DaySpan(from, until);
            }
        }
        issues.add(text.issue("\"" + YamlMap.brief(text.value())
                + "\" is no time of one day. Write from-until, for instance 09:00-17:30; hours that run past midnight are"
                + " written in two days, until 24:00 and from 00:00."));
        return null;
    }

    /** Minutes since midnight; -1 for what no clock shows. */
    static int minute(String hour, String minute) {
        int h = Integer.parseInt(hour);
        int m = Integer.parseInt(minute);
        return m < 60 && h * 60 + m <= DaySpan.DAY ? h * 60 + m : -1;
    }
}
