package dev.plumbline.escalation;

import dev.plumbline.people.calendar.BusinessSpan;
import dev.plumbline.rules.FileIssue;
import dev.plumbline.rules.Severity;
import dev.plumbline.rules.YamlFile;
import dev.plumbline.rules.YamlMap;
import dev.plumbline.rules.YamlText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the steps of one ladder, and refuses what contradicts itself or would be unfair. */
final class RungReader {

    private static final Set<String> KEYS = Set.of("after", "tell", "advice", "required", "never-tolerated");
    private static final String NEVER = "never";
    private static final int MOST = 20;

    private final YamlFile file;
    private final List<FileIssue> issues;
    private final List<Rung> rungs = new ArrayList<>();
    private final Map<String, Integer> times = new HashMap<>();

    private RungReader(YamlFile file, List<FileIssue> issues) {
        this.file = file;
        this.issues = issues;
    }

    static List<Rung> rungs(YamlFile file, List<Node> nodes, List<FileIssue> issues) {
        RungReader reader = new RungReader(file, issues);
        for (Node node : nodes.size() > MOST ? nodes.subList(0, MOST) : nodes) {
            reader.add(node);
        }
        if (nodes.size() > MOST) {
            issues.add(file.issue(nodes.get(MOST), "a ladder has at most 20 steps. Take some out."));
        }
        return reader.rungs;
    }

    private void add(Node node) {
        YamlMap map = YamlMap.of(file, node, "a step", issues);
        if (map == null) {
            return;
        }
        map.only(KEYS);
        if (map.value("after") == null) {
            map.missing("after", "Say how long after the begin: 0, \"2 business days\" or \"4 business hours\".");
        }
        if (map.value("tell") == null) {
            map.missing("tell", "Say whom: " + Told.Spelling.WORDS + ".");
        }
        Map<Severity, BusinessSpan> waits = waits(map);
        List<Told> tell = told(map.texts("tell"));
        if (waits.isEmpty() || tell.isEmpty()) {
            return;
        }
        String whom = tell.stream().map(Told::key).collect(Collectors.joining("+"));
        Rung rung = new Rung(waits, tell, whom + "#" + times.merge(whom, 1, Integer::sum));
        String wrong = wrong(rung);
        if (wrong.isEmpty()) {
            rungs.add(rung);
        } else {
            issues.add(file.issue(node, wrong));
        }
    }

    private List<Told> told(List<YamlText> texts) {
        List<Told> tell = new ArrayList<>();
        for (YamlText text : texts) {
            Optional<Told> one = Told.parse(text.value());
            if (one.isEmpty()) {
                issues.add(text.issue("\"" + YamlMap.brief(text.value()) + "\" is nobody who can be told. Use "
                        + Told.Spelling.WORDS + "."));
            } else if (tell.contains(one.get())) {
                issues.add(text.issue("\"" + one.get().key() + "\" is named twice in one step. Keep one of them."));
            } else {
                tell.add(one.get());
            }
        }
        return tell;
    }

    private Map<Severity, BusinessSpan> waits(YamlMap map) {
        Map<Severity, BusinessSpan> waits = new EnumMap<>(Severity.class);
        Optional<BusinessSpan> usual = LadderFile.span(map.text("after"), issues);
        for (Severity severity : Severity.values()) {
            YamlText own = map.text(severity.key());
            if (!isNever(own)) {
                Optional<BusinessSpan> wait = own == null ? usual : LadderFile.span(own, issues);
                wait.ifPresent(span -> waits.put(severity, span));
            }
        }
        return waits;
    }

    private static boolean isNever(@Nullable YamlText text) {
        return text != null && text.value().strip().equals(NEVER);
    }

    /** What is wrong between this step and those before it; empty when nothing is. */
    private String wrong(Rung rung) {
        for (Severity severity : Severity.values()) {
            List<Rung> before =
                    rungs.stream().filter(r -> r.after(severity).isPresent()).toList();
            Optional<BusinessSpan> wait = rung.after(severity);
            if (wait.isEmpty()) {
                continue;
            }
            if (before.isEmpty() && !rung.mends()) {
                return "for %s the first step tells \"%s\". Tell the owner or the delegate first: nobody hears of it before the person themself."
                        .formatted(severity.key(), rung.step().split("#", 2)[0]);
            }
            if (!rung.mends() && wait.get().equals(BusinessSpan.ZERO)) {
                return "for %s \"%s\" is told at once. Give the person time to mend it: at least a business hour."
                        .formatted(severity.key(), rung.step().split("#", 2)[0]);
            }
            if (!before.isEmpty()
                    && shorter(
                            wait.get(),
                            before.get(before.size() - 1).after(severity).orElseThrow())) {
                return "for %s this step comes before the one above it. Put the steps in the order of their waits."
                        .formatted(severity.key());
            }
        }
        return "";
    }

    /** Days and hours are compared only with their own kind: how long a day is depends on who is told. */
    private static boolean shorter(BusinessSpan one, BusinessSpan other) {
        if (one.equals(BusinessSpan.ZERO)) {
            return !other.equals(BusinessSpan.ZERO);
        }
        if (one instanceof BusinessSpan.Days days && other instanceof BusinessSpan.Days before) {
            return days.count() < before.count();
        }
        return one instanceof BusinessSpan.Hours hours
                && other instanceof BusinessSpan.Hours before
                && hours.length().compareTo(before.length()) < 0;
    }
}
