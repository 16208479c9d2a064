package dev.plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.people.calendar.BusinessSpan;
import dev.plumbline.rules.FileIssue;
import dev.plumbline.rules.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LadderFileTest {

    @Test
    void readsTheShippedLadders() {
        LadderBook book = LadderBook.below(List.of(Path.of("config/ladders"), Path.of("config/rules")));
        assertThat(book.issues()).isEmpty();
        assertThat(book.names()).containsExactly("answers", "standard");
        Ladder standard = book.ladder("standard");
        assertThat(standard.rungs(Severity.REQUIRED))
                .extracting(Rung::step)
                .containsExactly("owner+delegate#1", "owner+delegate#2", "owner.manager#1", "owner.manager.manager#1");
        assertThat(standard.rungs(Severity.ADVICE)).hasSize(2);
        assertThat(standard.rungs(Severity.NEVER_TOLERATED).get(1).after(Severity.NEVER_TOLERATED))
                .contains(BusinessSpan.hours(4));
    }

    @Test
    void readsLaddersBesideRules() {
        LadderFile file = LadderFile.read(
                "f.yaml",
                """
                rules: []
                ladders:
                  - name: quick
                    answer: 4 business hours
                    steps:
                      - {after: 0, tell: delegate}
                      - {after: 1 business day, tell: ["role:Sales Operations", queue.manager, "user:dana@acme.example", fallback]}
                """);
        assertThat(file.issues()).isEmpty();
        Ladder ladder = file.entries().get(0).ladder();
        assertThat(ladder.answer()).isEqualTo(BusinessSpan.hours(4));
        assertThat(ladder.rungs().get(1).tell())
                .containsExactly(
                        new Told.InRole("Sales Operations"),
                        new Told.QueueLeader(),
                        new Told.Named("dana@acme.example"),
                        new Told.Fallback());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    [{after: 0, tell: boss}]                                         | "boss" is nobody who can be told. Use owner,
                    [{after: 0, tell: owner.manager}]                                | for advice the first step tells "owner.manager". Tell the owner or the delegate first
                    [{after: 0, tell: owner}, {after: 0, tell: owner.manager}]       | for advice "owner.manager" is told at once. Give the person time
                    [{after: 5 business days, tell: owner}, {after: 2 business days, tell: owner}] | this step comes before the one above it
                    [{after: 2 days, tell: owner}]                                   | a wait is written as 0, "2 business days" or "4 business hours"; found "2 days".
                    [{after: 2, tell: owner}]                                        | "2" has no unit
                    [{after: 0}]                                                     | a step has no "tell"
                    [{tell: owner}]                                                  | a step has no "after"
                    [{after: 0, tell: owner, tel: owner}]                            | a step has no key "tel"
                    [{after: 0, tell: [owner, owner]}]                               | "owner" is named twice in one step
                    [{after: 0, tell: owner.manager.manager.manager.manager.manager.manager.manager.manager.manager.manager.manager}] | is nobody who can be told
                    [{after: 999999 business days, tell: owner}]                     | a wait is between 0 and 500 business days
                    [{after: 0, tell: "role: "}]                                     | is nobody who can be told
                    []                                                               |
                    [owner]                                                          | a step is written as "key: value" lines, found "owner"
                    """)
    void refusesWhatNobodyCanFollowAndSaysWhereAndHowToMendIt(String steps, String says) {
        LadderFile file = LadderFile.read("f.yaml", "ladders:\n  - name: standard\n    steps: " + steps + "\n");
        assertThat(file.entries()).isEmpty();
        if (says != null) {
            assertThat(file.issues().get(0).message()).contains(says);
            assertThat(file.issues()).allMatch(issue -> issue.line() >= 3 && issue.column() > 1);
        }
    }

    @Test
    void refusesNamesGivenTwiceInWhateverFiles() {
        String one = "ladders:\n  - name: standard\n    steps: [{after: 0, tell: owner}]\n";
        LadderBook book = LadderBook.of(List.of(LadderFile.read("a.yaml", one), LadderFile.read("b.yaml", one)));
        assertThat(book.names()).containsExactly("standard");
        assertThat(book.issues())
                .extracting(FileIssue::message)
                .containsExactly("there is a ladder \"standard\" already, at a.yaml:2. Keep one of them.");
    }

    @Test
    void fallsBackToTheStandardLadderSoThatNothingIsDropped() {
        LadderBook none = new LadderBook(java.util.Map.of(), List.of());
        assertThat(none.ladder("gone").rungs()).hasSize(4);
        assertThat(none.knows("gone")).isFalse();
        assertThat(none.ladder(Ladder.ANSWERS).name()).isEqualTo(Ladder.ANSWERS);
    }

    @Test
    void survivesGarbage() {
        Random random = new Random(20261126);
        String alphabet = "ladders:\n -nameste{}[],\"'0129 business days tell owner.manager&*!|>\t#";
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "ladders:\n  - name: x\n    steps: " : "");
            for (int c = random.nextInt(80); c > 0; c--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            LadderFile file = LadderFile.read("f.yaml", text.toString());
            assertThat(file.entries()).allMatch(entry -> !entry.ladder().rungs().isEmpty());
        }
    }
}
