package dev.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.FieldValue;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a roll-up says of adding to it, and a rule of offering that. */
class AdditionsTest {

    private static final String FILE =
            """
            rollups:
              - name: Open_Tasks
                object: Opportunity
                summarize: Task
                by: WhatId
                type: COUNT
                filter: NOT(IsClosed)
                add: [subject, ActivityDate = TODAY() + 1, Status = "In Progress"]
            rules:
              - name: planned
                object: Opportunity
                violated: $Rollup.Open_Tasks = 0
                fix: [$rollup.open_tasks, NextStep]
                why: it matters
                used-by: the review
            """;

    @Test
    void knowsWhatIsTypedAndWhatStandsThereToBeginWith() {
        CompiledBook book = Books.bench(FILE);
        assertThat(book.refused()).isEmpty();
        assertThat(book.rules().get(0).fix()).containsExactly("$Rollup.Open_Tasks", "NextStep");
        Rollup rollup = book.rollups().get(0);
        assertThat(rollup.takesAdditions()).isTrue();
        Map<String, FieldValue> presets = rollup.presets(Books.NOW);
        assertThat(presets)
                .containsExactly(
                        Map.entry("Subject", FieldValue.BLANK),
                        Map.entry("ActivityDate", FieldValue.of(LocalDate.of(2026, 3, 3))),
                        Map.entry("Status", FieldValue.of("In Progress")));
    }

    @Test
    void leavesAFieldToWhoTypesWhereItsPresetCannotBeWorkedOut() {
        CompiledBook book = Books.bench(FILE.replace("TODAY() + 1", "DATEVALUE(\"soon\")"));
        assertThat(book.refused()).isEmpty();
        assertThat(book.rollups().get(0).presets(Books.NOW)).containsEntry("ActivityDate", FieldValue.BLANK);
    }

    @Test
    void addsNothingWhereNobodySaysWhatIsTyped() {
        CompiledBook book = Books.bench(
                FILE.replaceAll(" *add: .*\n", "").replace("fix: [$rollup.open_tasks, NextStep]", "fix: NextStep"));
        assertThat(book.refused()).isEmpty();
        assertThat(book.rollups().get(0).takesAdditions()).isFalse();
        assertThat(book.rollups().get(0).presets(Books.NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    [subject, ActivityDate = TODAY() + 1, Status = "In Progress"] | [Sbject]                              | 8  | 11 | Task has no field "Sbject". Did you mean "Subject"?
                    [subject, ActivityDate = TODAY() + 1, Status = "In Progress"] | [Subject, IsClosed]                   | 8  | 20 | IsClosed cannot be set when a record is made
                    [subject, ActivityDate = TODAY() + 1, Status = "In Progress"] | [Subject, WhatId]                     | 8  | 20 | WhatId is filled in by itself
                    [subject, ActivityDate = TODAY() + 1, Status = "In Progress"] | [Subject, subject]                    | 8  | 20 | "add" names subject twice
                    [subject, ActivityDate = TODAY() + 1, Status = "In Progress"] | [Subject, Owner.Name]                 | 8  | 20 | Task has no field "Owner.Name"
                    [subject, ActivityDate = TODAY() + 1, Status = "In Progress"] | [Subject = "Call"]                    | 8  | 11 | "add" needs a field without a preset
                    [subject, ActivityDate = TODAY() + 1, Status = "In Progress"] | [Subject, ActivityDate = TODAX()]     | 8  | 35 | TODAX
                    [subject, ActivityDate = TODAY() + 1, Status = "In Progress"] | [Subject, Status = Priority]          | 8  | 29 | A preset reads no fields
                    [subject, ActivityDate = TODAY() + 1, Status = "In Progress"] | [Subject, ActivityDate = "tomorrow"]  | 8  | 35 | Date
                    [subject, ActivityDate = TODAY() + 1, Status = "In Progress"] | [Subject, ActivityDate =]             | 8  | 20 | empty
                    [subject, ActivityDate = TODAY() + 1, Status = "In Progress"] | {a: b}                                | 8  | 10 | each item of "add"
                    add: [subject, ActivityDate = TODAY() + 1, Status = "In Progress"] | field: Subject                   | 13 | 11 | Add to Open_Tasks, for instance: "add: [Subject, ActivityDate]"
                    """)
    void refusesAtTheVeryPlace(String good, String bad, int line, int column, String message) {
        assertThat(FILE).contains(good);
        CompiledBook book = Books.bench(FILE.replace(good, bad));
        assertThat(book.refused()).isNotEmpty();
        FileIssue issue = book.refused().get(0).issues().get(0);
        assertThat(issue.message()).contains(message);
        assertThat(issue.line() + ":" + issue.column()).isEqualTo(line + ":" + column);
    }

    @Test
    void boundsWhatIsTyped() {
        CompiledBook book = Books.bench(
                FILE.replaceAll("add: .*", "add: [A__c, B__c, C__c, D__c, E__c, F__c, G__c, H__c, I__c, J__c, K__c]"));
        assertThat(book.refused().get(0).issues().get(0).message()).contains("names 11 fields; at most 10");
    }
}
