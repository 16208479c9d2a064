package dev.plumbline.people.calendar;

import dev.plumbline.rules.FileIssue;
import dev.plumbline.rules.YamlFile;
import dev.plumbline.rules.YamlFiles;
import dev.plumbline.rules.YamlMap;
import dev.plumbline.rules.YamlText;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** One file of calendars. A calendar with anything wrong in it is told about and left out. */
record CalendarFile(List<Entry> entries, List<FileIssue> issues) {

    static final YamlFiles<CalendarFile> FILES =
            new YamlFiles<>("calendar file", CalendarFile::read, issue -> new CalendarFile(List.of(), List.of(issue)));

    private static final Set<String> KEYS = Set.of("name", "hours", "weeks", "first-week", "holidays", "closed", "for");
    private static final Set<String> FOR = Set.of("default", "users", "countries", "zones");
    private static final int MOST = 1_000;

    /** A calendar and where its name stands. */
    record Entry(NamedCalendar calendar, FileIssue named) {

        FileIssue issue(String message) {
            return new FileIssue(named.file(), named.line(), named.column(), message);
        }

        String place() {
            return named.file() + ":" + named.line();
        }
    }

    static CalendarFile read(String name, String text) {
        YamlFile file = YamlFile.of(name, text);
        List<FileIssue> issues = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        Node root = file.root(issues);
        YamlMap top = root == null ? null : YamlMap.of(file, root, "a calendar file", issues);
        if (top != null) {
            top.only(Set.of("calendars"));
            if (top.value("calendars") == null) {
                top.missing("calendars", "List the calendars under it, each with a name and hours.");
            }
            List<Node> list = top.list("calendars");
            if (list.size() > MOST) {
                issues.add(file.issue(list.get(MOST), "a file holds at most 1000 calendars. Split it."));
                list = list.subList(0, MOST);
            }
            for (Node node : list) {
                List<FileIssue> wrong = new ArrayList<>();
                Entry entry = entry(file, node, wrong);
                if (entry != null && wrong.isEmpty()) {
                    entries.add(entry);
                }
                issues.addAll(wrong);
            }
        } else if (issues.isEmpty()) {
            issues.add(
                    new FileIssue(name, 0, 0, "the file is empty. Write \"calendars:\" and list calendars under it."));
        }
        return new CalendarFile(List.copyOf(entries), List.copyOf(issues));
    }

    private static @Nullable Entry entry(YamlFile file, Node node, List<FileIssue> issues) {
        YamlMap map = YamlMap.of(file, node, "a calendar", issues);
        if (map == null) {
            return null;
        }
        map.only(KEYS);
        YamlText name = map.text("name");
        if (name == null && map.value("name") == null) {
            map.missing("name", "Give it one that stays, for instance office.");
        } else if (name != null && !name.value().matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,79}")) {
            issues.add(name.issue("\"" + YamlMap.brief(name.value())
                    + "\" cannot be a name: use up to 80 letters and digits without blanks, for instance office."));
        }
        WorkPattern pattern = HoursReader.pattern(map, issues);
        List<Closures> closures = new ArrayList<>();
        for (YamlText code : map.texts("holidays")) {
            add(closures, code, issues);
        }
        closures.addAll(ClosedReader.closed(map, issues));
        NamedCalendar calendar = users(file, map, name, pattern, closures, issues);
        if (calendar == null || name == null || !issues.isEmpty()) {
            return null;
        }
        try {
            calendar.in(ZoneOffset.UTC, List.of());
        } catch (IllegalArgumentException e) {
            issues.add(name.issue("the calendar \"" + name.value() + "\" can never work: " + e.getMessage() + "."));
        }
        return new Entry(calendar, name.issue(""));
    }

    private static void add(List<Closures> closures, YamlText code, List<FileIssue> issues) {
        try {
            closures.add(NationalHolidays.of(code.value()));
        } catch (IllegalArgumentException e) {
            issues.add(code.issue(String.valueOf(e.getMessage())));
        }
    }

    private static @Nullable NamedCalendar users(
            YamlFile file,
            YamlMap map,
            @Nullable YamlText name,
            @Nullable WorkPattern pattern,
            List<Closures> closures,
            List<FileIssue> issues) {
        Node node = map.value("for");
        if (node == null) {
            map.missing("for", "Say who works by it: \"default: true\", users, countries or zones.");
            return null;
        }
        YamlMap who = YamlMap.of(file, node, "\"for\"", issues);
        if (who == null) {
            return null;
        }
        who.only(FOR);
        boolean standard = yes(who, issues);
        Set<String> users = each(who, "users", issues, CalendarFile::username);
        Set<String> countries = each(who, "countries", issues, CalendarFile::country);
        Set<java.time.ZoneId> zones = each(who, "zones", issues, CalendarFile::zone);
        if (!standard && users.isEmpty() && countries.isEmpty() && zones.isEmpty() && issues.isEmpty()) {
            issues.add(file.issue(
                    node, "nobody works by this calendar. Say \"default: true\", or name users, countries or zones."));
        }
        return name == null || pattern == null
                ? null
                : new NamedCalendar(name.value(), pattern, closures, standard, users, countries, zones);
    }

    private static boolean yes(YamlMap who, List<FileIssue> issues) {
        YamlText text = who.text("default");
        if (text != null && !Set.of("true", "false").contains(text.value())) {
            issues.add(text.issue("\"" + YamlMap.brief(text.value()) + "\" is neither true nor false."));
        }
        return text != null && text.value().equals("true");
    }

    private static <T> Set<T> each(YamlMap who, String key, List<FileIssue> issues, Function<String, T> read) {
        Set<T> all = new LinkedHashSet<>();
        for (YamlText text : who.texts(key)) {
            try {
                if (!all.add(read.apply(text.value().strip()))) {
                    issues.add(
                            text.issue("\"" + YamlMap.brief(text.value()) + "\" is listed twice. Keep one of them."));
                }
            } catch (IllegalArgumentException | java.time.DateTimeException e) {
                issues.add(text.issue("\"" + YamlMap.brief(text.value()) + "\" is no " + e.getMessage() + "."));
            }
        }
        return all;
    }

    private static String username(String text) {
        if (!text.contains("@") || text.length() > 100) {
            throw new IllegalArgumentException("username of Salesforce. It looks like an e-mail address");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private static String country(String text) {
        String code = text.toUpperCase(Locale.ROOT);
        if (!Set.of(Locale.getISOCountries()).contains(code)) {
            throw new IllegalArgumentException("country. Write its two letters, for instance DE");
        }
        return code;
    }

    private static java.time.ZoneId zone(String text) {
        try {
            return java.time.ZoneId.of(text);
        } catch (java.time.DateTimeException e) {
            throw new IllegalArgumentException("time zone. Write it as Salesforce does, for instance Europe/Berlin", e);
        }
    }
}
