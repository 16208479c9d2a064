package dev.plumbline.studio;

import dev.plumbline.pipeline.Effect;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.Verdict;
import dev.plumbline.rules.YamlScalars;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what a rule said of a real record as a rule test, without the record's name or id. @param now when it said so */
public record TestLines(Instant now) {

    private static final String ROLLUP = "$Rollup.";

    /** @param expect as a rule test writes it */
    public String of(Rule rule, Effect.Sample sample, String expect) {
        List<String> lines = new ArrayList<>();
        lines.add("rule: " + rule.id());
        lines.add("now: " + now.truncatedTo(ChronoUnit.SECONDS));
        lines.add("record: " + flow(sample.values(), false));
        if (sample.values().keySet().stream().anyMatch(path -> path.startsWith(ROLLUP))) {
            lines.add("rollups: " + flow(sample.values(), true));
        }
        lines.add("expect: " + expect);
        if (expect.equals("violated")
                && sample.finding().verdict() instanceof Verdict.Violated broken
                && !broken.missing().isEmpty()) {
            lines.add("missing: [" + String.join(", ", broken.missing()) + "]");
        }
        return String.join("\n", lines);
    }

    /** What is blank need not be said. */
    private static String flow(Map<String, String> values, boolean rollups) {
        return values.entrySet().stream()
                .filter(e -> e.getKey().startsWith(ROLLUP) == rollups
                        && !e.getValue().isEmpty())
                .filter(e -> rollups || !e.getKey().startsWith("$"))
                .map(e -> key(e.getKey()) + ": " + YamlScalars.quoted(e.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String key(String path) {
        String name = path.startsWith(ROLLUP) ? path.substring(ROLLUP.length()) : path;
        return name.matches("[A-Za-z][A-Za-z0-9_.]*") ? name : YamlScalars.quoted(name);
    }
}
