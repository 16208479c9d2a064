package dev.plumbline.web.ui;

import dev.plumbline.audit.Looks;
import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.pipeline.Edition;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.Severity;
import dev.plumbline.sheets.FileKind;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationState;
import dev.plumbline.violations.Violations;
import dev.plumbline.web.access.Refusal;
import dev.plumbline.web.access.Viewer;
import dev.plumbline.web.ui.GapList.Chip;
import dev.plumbline.web.ui.GapList.Choice;
import dev.plumbline.web.ui.GapList.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Puts pages of gaps together. */
@ApplicationScoped
class GapLists {

    static final int PAGE = 50;

    /** To choose from, those with most gaps; the others are found on the page of people. */
    private static final int MOST_PEOPLE = 200;

    private final Violations violations;
    private final Directory directory;
    private final Edition edition;
    private final Looks looks;

    GapLists(Violations violations, Directory directory, Edition edition, Looks looks) {
        this.violations = violations;
        this.directory = directory;
        this.edition = edition;
        this.looks = looks;
    }

    GapList of(Page page, GapQuery query) {
        Viewer viewer = page.viewer();
        OrgChart chart = look(viewer, query);
        List<Violation> found = violations.list(query.filter(), viewer.scope(), query.after(), PAGE + 1);
        List<Violation> shown = found.subList(0, Math.min(PAGE, found.size()));
        Optional<String> more = found.size() > PAGE
                ? Optional.of(query.after(shown.get(PAGE - 1).id()).address())
                : Optional.empty();
        return new GapList(
                shown.stream()
                        .map(gap -> new Row(gap, accountable(chart, gap, page.say())))
                        .toList(),
                total(viewer, query),
                more,
                chips(query, chart, page.say()),
                ruleChoices(viewer, query),
                peopleChoices(viewer, query, chart, page.say()),
                stateChoices(query, page.say()),
                query.file(FileKind.XLSX),
                query.file(FileKind.CSV),
                query.narrowed(),
                query.after().isEmpty());
    }

    /** Whoever asks for one person's gaps has looked at that person. A person outside the viewer's scope is not there, as everywhere. */
    OrgChart look(Viewer viewer, GapQuery query) {
        query.person().filter(id -> !viewer.maySee(id)).ifPresent(id -> {
            throw Refusal.notFound();
        });
        OrgChart chart = directory.chart();
        query.person().filter(id -> chart.person(id).isPresent()).ifPresent(id -> looks.record(viewer.actor(), id));
        return chart;
    }

    static String accountable(OrgChart chart, Violation gap, Format say) {
        return named(chart, gap.accountable(), say);
    }

    static String named(OrgChart chart, Optional<RecordId> person, Format say) {
        return person.map(id -> chart.nameOf(id, say.tongue())).orElseGet(say.words(GapWords.class)::nobody);
    }

    private OptionalLong total(Viewer viewer, GapQuery query) {
        if (query.state().isPresent()
                || query.rule().isPresent() && query.person().isPresent()) {
            return OptionalLong.empty();
        }
        if (query.rule().isPresent()) {
            return OptionalLong.of(violations.byRule(viewer.scope()).stream()
                    .filter(count -> count.rule().equals(query.rule().get()))
                    .mapToLong(Violations.RuleCount::open)
                    .sum());
        }
        return query.person()
                .map(id -> OptionalLong.of(violations.byPerson(viewer.scope()).stream()
                        .filter(count -> count.accountable().equals(id))
                        .mapToLong(Violations.PersonCount::open)
                        .sum()))
                .orElseGet(() -> OptionalLong.of(violations.openCount(viewer.scope())));
    }

    private List<Chip> chips(GapQuery query, OrgChart chart, Format say) {
        GapWords words = say.words(GapWords.class);
        List<Chip> chips = new ArrayList<>();
        query.rule()
                .ifPresent(id -> chips.add(new Chip(
                        words.chipRule(say.cut(title(edition.current(), id))),
                        query.withoutRule().address())));
        query.person()
                .ifPresent(id -> chips.add(new Chip(
                        words.chipPerson(say.cut(chart.nameOf(id, say.tongue()))),
                        query.withoutPerson().address())));
        query.state()
                .ifPresent(state -> chips.add(new Chip(
                        words.chipState(stateName(state, say)),
                        query.withoutState().address())));
        return chips;
    }

    private List<Choice> ruleChoices(Viewer viewer, GapQuery query) {
        RuleBook book = edition.current();
        Stream<RuleId> open = violations.byRule(viewer.scope()).stream().map(Violations.RuleCount::rule);
        return Stream.concat(open, query.rule().stream())
                .distinct()
                .map(id -> new Choice(id.value(), title(book, id), query.rule().equals(Optional.of(id))))
                .toList();
    }

    private List<Choice> peopleChoices(Viewer viewer, GapQuery query, OrgChart chart, Format say) {
        Stream<RecordId> open = violations.byPerson(viewer.scope()).stream().map(Violations.PersonCount::accountable);
        return Stream.concat(query.person().stream(), open)
                .distinct()
                .limit(MOST_PEOPLE)
                .map(id -> new Choice(
                        id.value(),
                        chart.nameOf(id, say.tongue()),
                        query.person().equals(Optional.of(id))))
                .toList();
    }

    private static List<Choice> stateChoices(GapQuery query, Format say) {
        return Stream.of(ViolationState.values())
                .map(state -> new Choice(
                        state.key(), stateName(state, say), query.state().equals(Optional.of(state))))
                .toList();
    }

    static String severityName(Severity severity, Format say) {
        TagWords words = say.words(TagWords.class);
        return switch (severity) {
            case ADVICE -> words.advice();
            case REQUIRED -> words.required();
            case NEVER_TOLERATED -> words.never();
        };
    }

    static String stateName(ViolationState state, Format say) {
        TagWords words = say.words(TagWords.class);
        return switch (state) {
            case OPEN -> words.open();
            case SNOOZED -> words.snoozed();
            case DISPUTED -> words.disputed();
            case WAIVED -> words.waived();
            case ENDED -> say.words(GapWords.class).ended();
        };
    }

    private static String title(RuleBook book, RuleId id) {
        return book.rule(id).map(Rule::title).orElse(id.value());
    }
}
