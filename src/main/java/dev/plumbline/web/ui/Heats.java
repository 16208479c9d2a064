package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Directory;
import dev.plumbline.pipeline.Edition;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleId;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violations;
import dev.plumbline.violations.Violations.PersonCount;
import dev.plumbline.violations.Violations.RuleCount;
import dev.plumbline.web.access.Viewer;
import dev.plumbline.web.ui.Adoption.Heat;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the map of rules by teams: where it is hot. A table of numbers, shaded: readable without the shades. */
@ApplicationScoped
class Heats {

    private static final int TEAMS = 8;
    private static final int RULES = 10;
    private static final int LEVELS = 5;

    private final Violations violations;
    private final Teams teams;
    private final Directory directory;
    private final Edition edition;

    Heats(Violations violations, Teams teams, Directory directory, Edition edition) {
        this.violations = violations;
        this.teams = teams;
        this.directory = directory;
        this.edition = edition;
    }

    Heat of(Viewer viewer, List<PersonCount> counts) {
        List<Standing> columns = teams.top(viewer, counts).stream()
                .filter(team -> team.open() > 0)
                .limit(TEAMS)
                .toList();
        List<Map<RuleId, Long>> found =
                columns.stream().map(team -> byRule(viewer, team.id())).toList();
        long most = found.stream()
                .flatMap(each -> each.values().stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        List<Heat.Row> rows = violations.byRule(viewer.counted()).stream()
                .filter(rule -> rule.open() > 0)
                .limit(RULES)
                .map(rule -> new Heat.Row(
                        rule.rule().value(),
                        edition.current()
                                .rule(rule.rule())
                                .map(Rule::title)
                                .orElse(rule.rule().value()),
                        found.stream()
                                .map(each -> cell(each.getOrDefault(rule.rule(), 0L), most))
                                .toList()))
                .toList();
        return new Heat(columns, rows);
    }

    private Map<RuleId, Long> byRule(Viewer viewer, RecordId leader) {
        Set<RecordId> team = new HashSet<>(directory.chart().subtree(leader));
        team.removeIf(id -> !viewer.maySee(id) && !viewer.countsMore());
        return violations.byRule(Scope.of(team)).stream().collect(Collectors.toMap(RuleCount::rule, RuleCount::open));
    }

    private static Heat.Cell cell(long open, long most) {
        return new Heat.Cell(open, open == 0 ? 0 : (int) Math.max(1, Math.ceil((double) LEVELS * open / most)));
    }
}
