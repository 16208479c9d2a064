package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.CoachingQuestion;
import dev.plumbline.escalation.Repeats;
import dev.plumbline.escalation.TalkWords;
import dev.plumbline.leading.Talks;
import dev.plumbline.people.Person;
import dev.plumbline.pipeline.Edition;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleId;
import dev.plumbline.sight.Sighted;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.Violations;
import dev.plumbline.violations.WaysTaken;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Prepares talks. */
@ApplicationScoped
class Agendas {

    /** More than one talk has time for. */
    private static final int GAPS = 8;

    private static final int TALKS = 12;
    private static final int TWICE = 2;

    private final Violations violations;
    private final WaysTaken taken;
    private final Repeats repeats;
    private final Talks talks;
    private final Teams teams;
    private final Edition edition;
    private final Jdbi jdbi;

    Agendas(
            Violations violations,
            WaysTaken taken,
            Repeats repeats,
            Talks talks,
            Teams teams,
            Edition edition,
            Jdbi jdbi) {
        this.violations = violations;
        this.taken = taken;
        this.repeats = repeats;
        this.talks = talks;
        this.teams = teams;
        this.edition = edition;
        this.jdbi = jdbi;
    }

    Agenda of(Page page, Person person, boolean records) {
        RecordId who = person.id();
        Scope scope = Scope.of(Set.of(who));
        List<Violation> gaps = violations.openOf(who);
        Map<RuleId, Integer> times = repeats.of(Set.of(who)).getOrDefault(who, Map.of());
        List<Talks.Talk> earlier = Sighted.read(jdbi, handle -> talks.with(handle, who, TALKS));
        LocalDate today = LocalDate.ofInstant(page.say().now(), page.say().zone());
        TalkWords talk = page.say().words(TalkWords.class);
        LocalDate since = earlier.stream().map(Talks.Talk::on).findFirst().orElse(today.minusWeeks(4));
        return new Agenda(
                teams.alone(who, violations.byPerson(scope)),
                page.viewer().is(who),
                gaps.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new CoachingQuestion(edition::current)
                                .of(gaps, page.say().tongue())),
                Repeats.prompt(times, edition.current(), talk::backInTalk),
                repeated(times),
                gaps.stream().limit(GAPS).toList(),
                Math.max(0, gaps.size() - GAPS),
                since,
                improved(page, who, since),
                taken.disputes(scope, true),
                taken.waivers(scope, true),
                earlier,
                records,
                today);
    }

    private List<Agenda.Repeated> repeated(Map<RuleId, Integer> times) {
        return times.entrySet().stream()
                .filter(one -> one.getValue() >= TWICE)
                .map(one -> new Agenda.Repeated(title(one.getKey()), one.getValue()))
                .sorted(Comparator.comparingInt(Agenda.Repeated::times)
                        .reversed()
                        .thenComparing(Agenda.Repeated::title))
                .toList();
    }

    private List<Agenda.Improved> improved(Page page, RecordId who, LocalDate since) {
        return violations.fixedOf(who, since.atStartOfDay(page.say().zone()).toInstant()).stream()
                .collect(Collectors.groupingBy(Violation::rule, Collectors.counting()))
                .entrySet()
                .stream()
                .map(one -> new Agenda.Improved(title(one.getKey()), one.getValue()))
                .sorted(Comparator.comparingLong(Agenda.Improved::fixed)
                        .reversed()
                        .thenComparing(Agenda.Improved::title))
                .toList();
    }

    private String title(RuleId rule) {
        return edition.current().rule(rule).map(Rule::title).orElse(rule.value());
    }
}
