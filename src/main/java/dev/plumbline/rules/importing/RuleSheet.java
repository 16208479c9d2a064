package dev.plumbline.rules.importing;

import dev.plumbline.rules.FileIssue;
import dev.plumbline.rules.RuleBench;
import dev.plumbline.rules.YamlScalars;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One rule file as it is written, which knows of each of its lines what it came from. */
final class RuleSheet {

    private static final List<String> HEAD = List.of(
            "# Carried over from Salesforce's validation rules. Each rule is a draft: try it, and before it goes live say why it matters",
            "# (why) and which decision uses the data (used-by).",
            "rules:");

    private static final String FORMULA_KEY = "    violated: ";
    private static final String FORMULA_INDENT = "      ";

    /**
     * Where a rule stands.
     *
     * @param keys    the first line of each key, from 1
     * @param column  of the formula's first character in each of its lines; 0 where the formula is written in quotes
     * @param formula line of the formula's first line, from 1
     */
    record Entry(Candidate candidate, NavigableMap<Integer, String> keys, int formula, int column) {

        /** The key that a line belongs to. */
        String key(int line) {
            Map.Entry<Integer, String> key = keys.floorEntry(line);
            return key == null ? "" : key.getValue();
        }

        /** Something said of a place in this sheet, told at the place in the metadata file. */
        FileIssue translated(FileIssue issue) {
            ValidationRule rule = candidate.rule();
            return switch (key(issue.line())) {
                case "violated" ->
                    column == 0
                            ? candidate.violated().issue(1, 1, issue.message())
                            : candidate
                                    .violated()
                                    .issue(issue.line() - formula + 1, issue.column() - column + 1, issue.message());
                case "message" -> rule.issue(ValidationRule.MESSAGE, issue.message());
                case "fix" -> rule.issue(ValidationRule.FIELD, issue.message());
                case "title" -> rule.issue(ValidationRule.DESCRIPTION, issue.message());
                default -> rule.issue(issue.message());
            };
        }
    }

    private final List<String> lines = new ArrayList<>(HEAD);
    private final NavigableMap<Integer, Entry> entries = new TreeMap<>();
    private int bytes = size(HEAD);

    /**
     * Files by their names, one for each object, or several where one would be too large. Within an object the rules keep their order: what
     * one says of a field's type helps the next to compile.
     */
    static Map<String, RuleSheet> byObject(List<Candidate> candidates) {
        Map<String, List<RuleSheet>> byObject = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            String object = candidate.object().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "-");
            List<RuleSheet> sheets = byObject.computeIfAbsent(object, o -> new ArrayList<>(List.of(new RuleSheet())));
            if (!sheets.get(sheets.size() - 1).add(candidate, RuleBench.LARGEST_FILE)) {
                RuleSheet next = new RuleSheet();
                next.add(candidate, RuleBench.LARGEST_FILE);
                sheets.add(next);
            }
        }
        Map<String, RuleSheet> named = new LinkedHashMap<>();
        byObject.forEach((object, sheets) -> {
            for (int i = 0; i < sheets.size(); i++) {
                String part = sheets.size() == 1 ? "" : "-%03d".formatted(i + 1);
                named.put(object + part + ".yaml", sheets.get(i));
            }
        });
        return named;
    }

    /** @return false, and nothing is written, where the file would be larger than it may be */
    boolean add(Candidate candidate, int mostBytes) {
        List<String> added = new ArrayList<>();
        NavigableMap<Integer, String> keys = new TreeMap<>();
        int first = lines.size() + 1;
        comment(added, "In Salesforce: " + candidate.rule().label());
        if (candidate.description() != null) {
            comment(added, candidate.description());
        }
        candidate.notes().forEach(note -> comment(added, "Note: " + note));
        put(added, keys, first, "name", "  - name: " + candidate.name());
        put(added, keys, first, "title", "    title: " + YamlScalars.text(candidate.title()));
        put(added, keys, first, "object", "    object: " + YamlScalars.text(candidate.object()));
        String formula = candidate.violated().text();
        int formulaLine = first + added.size();
        int column = 0;
        if (YamlScalars.isPlainFormula(formula)) {
            column = FORMULA_KEY.length() + 1;
            put(added, keys, first, "violated", FORMULA_KEY + formula);
        } else if (YamlScalars.isPrintable(formula)) {
            column = FORMULA_INDENT.length() + 1;
            put(added, keys, first, "violated", FORMULA_KEY + "|-");
            formulaLine++;
            formula.lines().forEach(line -> added.add(line.isEmpty() ? "" : FORMULA_INDENT + line));
        } else {
            put(added, keys, first, "violated", FORMULA_KEY + YamlScalars.quoted(formula));
        }
        optional(added, keys, first, "message", candidate.message());
        if (candidate.fix() != null) {
            put(added, keys, first, "fix", "    fix: [" + candidate.fix() + "]");
        }
        put(added, keys, first, "severity", "    severity: required");
        put(added, keys, first, "ladder", "    ladder: standard");
        optional(added, keys, first, "accountable", candidate.accountable());
        put(added, keys, first, "state", "    state: draft");
        if (bytes + size(added) > mostBytes && !entries.isEmpty()) {
            return false;
        }
        bytes += size(added);
        lines.addAll(added);
        entries.put(first, new Entry(candidate, keys, formulaLine, column));
        return true;
    }

    /** The rule on a line; null above the first. */
    @Nullable
    Entry entry(int line) {
        Map.Entry<Integer, Entry> entry = entries.floorEntry(line);
        return entry == null ? null : entry.getValue();
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    private static void optional(
            List<String> added, NavigableMap<Integer, String> keys, int first, String key, @Nullable String value) {
        if (value != null) {
            put(added, keys, first, key, "    " + key + ": " + YamlScalars.text(value));
        }
    }

    private static void put(
            List<String> added, NavigableMap<Integer, String> keys, int first, String key, String line) {
        keys.put(first + added.size(), key);
        added.add(line);
    }

    /** In lines that can be read without scrolling. */
    private static void comment(List<String> added, String text) {
        StringBuilder line = new StringBuilder("  #");
        for (String word : OneLine.of(text).split(" ")) {
            if (line.length() + word.length() > 118 && line.length() > 3) {
                added.add(line.toString());
                line = new StringBuilder("  #");
            }
            line.append(' ').append(word);
        }
        added.add(line.toString());
    }

    private static int size(List<String> lines) {
        return lines.stream()
                .mapToInt(l -> l.getBytes(StandardCharsets.UTF_8).length + 1)
                .sum();
    }
}
