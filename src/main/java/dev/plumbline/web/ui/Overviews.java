package dev.plumbline.web.ui;

import dev.plumbline.notifications.Outbox;
import dev.plumbline.pipeline.Edition;
import dev.plumbline.pipeline.ServiceStatus;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.Severity;
import dev.plumbline.violations.Violations;
import dev.plumbline.violations.Violations.DayCount;
import dev.plumbline.violations.Violations.PersonCount;
import dev.plumbline.violations.Violations.RuleCount;
import dev.plumbline.web.access.Viewer;
import dev.plumbline.web.access.Viewers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Gathers the start page for one reader. */
@ApplicationScoped
class Overviews {

    /** What fits on a screen; the rest is one click away. */
    private static final int PEOPLE_SHOWN = 8;

    private static final int DAYS_SHOWN = 60;

    private final Violations violations;
    private final Teams teams;
    private final Edition edition;
    private final ServiceStatus status;
    private final Outbox outbox;
    private final Viewers viewers;

    Overviews(
            Violations violations, Teams teams, Edition edition, ServiceStatus status, Outbox outbox, Viewers viewers) {
        this.violations = violations;
        this.teams = teams;
        this.edition = edition;
        this.status = status;
        this.outbox = outbox;
        this.viewers = viewers;
    }

    Progress progress() {
        return new Progress(status.now().check());
    }

    Overview of(Viewer viewer, Format say) {
        return viewers.counting(viewer, () -> counted(viewer, say));
    }

    private Overview counted(Viewer viewer, Format say) {
        RuleBook book = edition.current();
        ServiceStatus.Now now = status.now();
        List<PersonCount> counts = violations.byPerson(viewer.counted());
        List<Standing> all = teams.people(counts);
        List<Standing> people =
                all.stream().filter(one -> viewer.maySee(one.id())).toList();
        return new Overview(
                totals(viewer, all),
                rules(viewer, book),
                viewer.leads() || viewer.countsMore() ? teams.top(viewer, counts) : List.of(),
                people.stream().limit(PEOPLE_SHOWN).toList(),
                people.size(),
                days(viewer, say),
                StatusLine.of(now, outbox.backlog(), viewer.admin(), say),
                now.oldest(),
                new Progress(now.check()),
                (int) book.rules().stream()
                        .filter(rule -> rule.state().judged())
                        .count(),
                now.objects().values().stream()
                        .mapToLong(ServiceStatus.Loaded::records)
                        .sum(),
                viewer.admin() ? book.refused().size() : 0);
    }

    private Overview.Totals totals(Viewer viewer, List<Standing> people) {
        Violations.Totals all = violations.totals(viewer.counted());
        Optional<Instant> oldest =
                people.stream().flatMap(one -> one.oldest().stream()).min(Comparator.naturalOrder());
        return new Overview.Totals(all.open(), all.records(), all.amount(), oldest);
    }

    private List<Overview.RuleBar> rules(Viewer viewer, RuleBook book) {
        List<RuleCount> counts = violations.byRule(viewer.counted()).stream()
                .filter(count -> count.open() > 0)
                .toList();
        long largest = counts.stream().mapToLong(RuleCount::open).max().orElse(0);
        return counts.stream().map(count -> bar(count, book, largest)).toList();
    }

    private static Overview.RuleBar bar(RuleCount count, RuleBook book, long largest) {
        Optional<Rule> rule = book.rule(count.rule());
        return new Overview.RuleBar(
                count.rule().value(),
                rule.map(Rule::title).orElse(count.rule().value()),
                rule.map(Rule::severity).orElse(Severity.REQUIRED).key(),
                count.open(),
                count.records(),
                count.amount(),
                count.oldest(),
                Bars.percent(count.open(), largest));
    }

    private List<DayCount> days(Viewer viewer, Format say) {
        LocalDate today = LocalDate.ofInstant(say.now(), say.zone());
        List<DayCount> days = violations.byDay(viewer.counted(), today.minusDays(DAYS_SHOWN - 1), today, say.zone());
        int first = 0;
        while (first < days.size()
                && days.get(first).open() == 0
                && days.get(first).opened() == 0) {
            first++;
        }
        List<DayCount> known = days.subList(first, days.size());
        return known.size() < 2 ? List.of() : List.copyOf(known);
    }
}
