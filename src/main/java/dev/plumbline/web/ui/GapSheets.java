package dev.plumbline.web.ui;

import dev.plumbline.fixes.Grants;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.pipeline.Edition;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationState;
import dev.plumbline.violations.Violations;
import dev.plumbline.web.access.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Puts the page of one gap together. */
@ApplicationScoped
class GapSheets {

    private final Violations violations;
    private final Directory directory;
    private final Edition edition;
    private final RecordLinks links;
    private final Grants grants;

    GapSheets(Violations violations, Directory directory, Edition edition, RecordLinks links, Grants grants) {
        this.grants = grants;
        this.violations = violations;
        this.directory = directory;
        this.edition = edition;
        this.links = links;
    }

    GapSheet of(Page page, Violation gap) {
        OrgChart chart = directory.chart();
        return new GapSheet(
                gap,
                edition.rule(gap.rule()),
                GapLists.accountable(chart, gap, page.say()),
                gap.accountable().flatMap(chart::leaderOf),
                links.to(gap.record()),
                facts(gap, page.say()),
                violations.history(gap.id()).stream()
                        .map(entry -> GapSheet.Happening.of(entry, page.say()))
                        .toList(),
                mendable(page.viewer(), gap));
    }

    private boolean mendable(Viewer viewer, Violation gap) {
        boolean field = !gap.missing().isEmpty()
                || edition.rule(gap.rule()).filter(r -> !r.fix().isEmpty()).isPresent();
        return field && gap.state() != ViolationState.ENDED && viewer.person().isPresent() && grants.available();
    }

    /** What a field was before stands beside what it is. */
    private static String fieldOf(Map.Entry<String, String> seen) {
        return seen.getKey().startsWith(Format.PRIOR)
                ? seen.getKey().substring(Format.PRIOR.length())
                : seen.getKey() + ")";
    }

    /** Ids say nothing to people and are left out, and so is the amount, which leads the list by itself. */
    private static List<GapSheet.Fact> facts(Violation gap, Format say) {
        return gap.evidence().entrySet().stream()
                .filter(seen -> !seen.getKey().endsWith("Id") && !seen.getKey().endsWith("Id)"))
                .filter(seen -> gap.amount().isEmpty() || !seen.getKey().equals("Amount"))
                .sorted(Comparator.comparing(GapSheets::fieldOf).thenComparing(Map.Entry.comparingByKey()))
                .map(seen -> new GapSheet.Fact(
                        say.field(seen.getKey()),
                        say.value(seen.getValue()),
                        seen.getValue().isBlank(),
                        gap.missing().contains(seen.getKey())))
                .toList();
    }
}
