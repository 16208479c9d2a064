package dev.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTrialTest {

    private static final String RULES =
            """
            rollups: [{name: Tasks, object: Opportunity, summarize: Task, by: WhatId, type: COUNT}]
            rules:
              - {name: step, object: Opportunity, applies: NOT(IsClosed), require: [NextStep, Amount], why: w, used-by: u}
              - {name: late, object: Opportunity, violated: CloseDate < TODAY(), why: w, used-by: u}
              - {name: moved, object: Opportunity, violated: CloseDate > PRIORVALUE(CloseDate), why: w, used-by: u}
              - {name: tasks, object: Opportunity, violated: $Rollup.Tasks > 2, why: w, used-by: u}
              - {name: born, object: Opportunity, violated: ISNEW(), why: w, used-by: u}
              - {name: staged, object: Opportunity, violated: STAGE_AT_LEAST("Two"), why: w, used-by: u, state: draft}
              - {name: broken, object: Opportunity, violated: NoSuch, why: w, used-by: u}
            tests:
            """;

    private final Path directory;

    RuleTrialTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {rule: step, record: {NextStep: Call, Amount: 5}, expect: compliant}
                    {rule: step, record: {nextstep: n/a, amount: 5}, expect: violated, missing: nextstep}
                    {rule: step, record: {}, expect: violated, missing: [Amount, NextStep]}
                    {rule: step, expect: violated}
                    {rule: step, record: {IsClosed: true}, expect: not-applicable}
                    {rule: step, record: {NextStep: {hidden: no}, Amount: 5}, expect: cannot-tell}
                    {rule: late, now: 2026-03-02T03:00:00Z, zone: America/New_York, record: {CloseDate: 2026-03-01}, expect: compliant}
                    {rule: late, now: 2026-03-02T03:00:00Z, record: {CloseDate: 2026-03-01}, expect: violated}
                    {rule: moved, record: {CloseDate: 2026-03-02}, prior: {CloseDate: 2026-03-01}, expect: violated}
                    {rule: moved, record: {CloseDate: 2026-03-02}, expect: not-applicable}
                    {rule: born, prior: null, expect: violated}
                    {rule: born, prior: {}, expect: compliant}
                    {rule: tasks, rollups: {Tasks: 3}, expect: violated}
                    {rule: tasks, expect: compliant}
                    {rule: staged, stages: [One, Two, Three], record: {StageName: Three}, expect: violated}
                    """)
    void passes(String test) throws IOException {
        assertThat(run(test).message()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {rule: step, record: {}, expect: compliant}                    | 11 | 12 | expected compliant, found violated (missing [NextStep, Amount])
                    {rule: step, expect: violated, missing: NextStep}              | 11 | 12 | expected missing [NextStep], found missing [Amount, NextStep]
                    {rule: step, expect: violated, missing: Name}                  | 11 | 45 | "Name" is not among the fields that the rule requires
                    {rule: step, record: {NextStap: x}, expect: violated}          | 11 | 27 | Opportunity has no field "NextStap". Did you mean "NextStep"?
                    {rule: step, record: {Amount: much}, expect: violated}         | 11 | 35 | Amount: expected a currency, found "much".
                    {rule: step, record: {Amount: [1]}, expect: violated}          | 11 | 35 | "Amount" must be a text, found a list.
                    {rule: step, record: {Amount: {hiden: x}}, expect: violated}   | 11 | 36 | Did you mean "hidden"?
                    {rule: tasks, rollups: {Task: 1}, expect: violated}            | 11 | 29 | Opportunity has no roll-up "Task". Did you mean "$Rollup.Tasks"?
                    {rule: stap, expect: violated}                                 | 11 | 12 | there is no rule "stap" in these files. Did you mean "step"?
                    {rule: late, record: {CloseDate: 2026-03-01}, expect: violated}| 11 | 12 | the test needs "now"
                    {rule: late, now: today, expect: violated}                     | 11 | 23 | "today" is no moment
                    {rule: late, now: 2026-03-02T03:00:00Z, zone: Mars/Base, expect: violated} | 11 | 51 | "Mars/Base" is no time zone
                    {rule: step, expect: voilated}                                 | 11 | 26 | Did you mean "violated"?
                    {rule: step}                                                   | 11 | 5  | a rule test has no "expect"
                    {rule: step, expects: violated, expect: violated}              | 11 | 18 | a rule test has no key "expects". Did you mean "expect"?
                    {rule: broken, expect: violated}                               | 11 | 12 | the rule is refused
                    """)
    void failsAndSaysWhere(String test, int line, int column, String message) throws IOException {
        TestOutcome outcome = run(test);

        assertThat(outcome.passed()).isFalse();
        assertThat(outcome.message()).contains(message.strip());
        assertThat(outcome.line()).isEqualTo(line);
        assertThat(outcome.column()).isEqualTo(column);
    }

    private TestOutcome run(String test) throws IOException {
        Path file = directory.resolve("rules.yaml");
        Files.writeString(file, RULES + "  - " + test.strip() + "\n");
        return RuleBench.of(List.of(file)).runTests().get(0);
    }
}
