package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.Answers;
import dev.plumbline.people.Delegates;
import dev.plumbline.people.Directory;
import dev.plumbline.people.Person;
import dev.plumbline.sight.Eyes;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationState;
import dev.plumbline.violations.Violations;
import dev.plumbline.violations.WaysTaken;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what waits for one reader's answer, oldest first. */
@ApplicationScoped
class Waits {

    private static final int MOST = 100;

    private final Answers answers;
    private final Violations violations;
    private final WaysTaken taken;
    private final WayOutSheets sheets;
    private final HandOvers hands;
    private final Directory directory;
    private final Delegates delegates;
    private final Eyes eyes;

    Waits(
            Answers answers,
            Violations violations,
            WaysTaken taken,
            WayOutSheets sheets,
            HandOvers hands,
            Directory directory,
            Delegates delegates,
            Eyes eyes) {
        this.answers = answers;
        this.violations = violations;
        this.taken = taken;
        this.sheets = sheets;
        this.hands = hands;
        this.directory = directory;
        this.delegates = delegates;
        this.eyes = eyes;
    }

    /**
     * @param by           until when the answer is owed; empty for a waiver that was asked for
     * @param overdue      it is past that
     * @param hand         to whom the record can be given
     */
    record Waiting(WayOutSheet sheet, String person, Optional<Instant> by, boolean overdue, HandOver hand) {

        public Optional<RecordId> accountable() {
            return sheet.gap().accountable();
        }
    }

    /** @param beyond more wait than are given here */
    record Found(List<Waiting> waiting, boolean beyond) {

        /** How many of these are about that person. */
        long about(RecordId person) {
            return waiting.stream()
                    .filter(one -> one.accountable().equals(Optional.of(person)))
                    .count();
        }
    }

    Found of(Page page) {
        Map<Long, Optional<Instant>> owed = owed(page);
        List<Long> looked = owed.keySet().stream().limit(MOST).toList();
        Map<Long, Violation> gaps = gaps(looked);
        HandOvers.Desk desk = hands.desk(page.viewer());
        List<Waiting> waiting = looked.stream()
                .map(gaps::get)
                .filter(gap -> gap != null && gap.state() != ViolationState.ENDED)
                .flatMap(gap -> waiting(page, desk, gap, owed.getOrDefault(gap.id(), Optional.empty())).stream())
                .toList();
        return new Found(waiting, owed.size() > MOST);
    }

    /** Whoever owes an answer about them sees them, also once they are somebody else's. */
    private Map<Long, Violation> gaps(List<Long> ids) {
        ids.forEach(eyes::admit);
        return violations.all(ids).stream().collect(Collectors.toMap(Violation::id, Function.identity()));
    }

    /** What they owe, or whoever they type for, by when; and then the waivers that people below ask for. */
    private Map<Long, Optional<Instant>> owed(Page page) {
        Map<Long, Optional<Instant>> owed = new LinkedHashMap<>();
        page.viewer().person().map(Person::id).stream()
                .flatMap(self -> Stream.concat(
                        Stream.of(self), delegates.ownersOf(self, page.say().now()).stream()))
                .flatMap(manager -> answers.owedBy(manager).stream())
                .filter(one -> one.given().isEmpty())
                .forEach(one -> owed.putIfAbsent(one.violation(), Optional.of(one.answerBy())));
        taken.waivers(page.viewer().scope(), true)
                .forEach(asked -> owed.putIfAbsent(asked.violation(), Optional.empty()));
        return owed;
    }

    /** Empty when the answer is not theirs to give. */
    private Optional<Waiting> waiting(Page page, HandOvers.Desk desk, Violation gap, Optional<Instant> by) {
        return sheets.deciding(page, gap)
                .map(sheet -> new Waiting(
                        sheet,
                        GapLists.accountable(directory.chart(), gap, page.say()),
                        by,
                        by.filter(page.say().now()::isAfter).isPresent(),
                        desk.of(gap)));
    }
}
