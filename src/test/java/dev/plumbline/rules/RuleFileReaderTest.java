package dev.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleFileReaderTest {

    /** A good rule; each line is one that a test may replace. */
    private static final String GOOD =
            """
            rules:
              - name: has-account
                title: Deals have an account
                object: Opportunity
                require: [AccountId]
                message: Choose an account.
                why: It matters.
                used-by: The review
                severity: required
                state: live
                from: 2026-12-01
                backlog: ratchet
                lesson: https://intranet.example/accounts
            """;

    @Test
    void readsEveryKeyOfARule() {
        RuleFile file = read(GOOD);

        assertThat(allIssues(file)).isEmpty();
        RuleDraft draft = file.rules().get(0);
        assertThat(draft.name().value()).isEqualTo("has-account");
        assertThat(draft.severity()).isEqualTo(Severity.REQUIRED);
        assertThat(draft.state()).isEqualTo(RuleState.LIVE);
        assertThat(draft.from()).isEqualTo("2026-12-01");
        assertThat(draft.ratchet()).isTrue();
        assertThat(draft.lesson()).isEqualTo("https://intranet.example/accounts");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    severity: required | severity: requird      | 9  | 15 | "requird" is no severity
                    severity: required | severity: [required]   | 9  | 15 | "severity" must be a text
                    state: live        | state: on              | 10 | 12 | "on" is no state
                    from: 2026-12-01   | from: 2026-02-30       | 11 | 11 | is no date of the calendar
                    from: 2026-12-01   | from: first of May     | 11 | 11 | is no date of the calendar
                    backlog: ratchet   | backlog: keep          | 12 | 14 | "keep" is no backlog
                    why: It matters.   | whi: It matters.       | 7  | 5  | has no key "whi". Did you mean "why"?
                    why: It matters.   | why:                   | 7  | 5  | "why" is empty
                    used-by: The review| used_by: The review    | 8  | 5  | Did you mean "used-by"?
                    used-by: The review| why: Twice             | 8  | 5  | "why" is given twice
                    object: Opportunity| ladder: standard       | 2  | 5  | a rule has no "object"
                    name: has-account  | name: has account      | 2  | 11 | cannot be a name
                    name: has-account  | ladder: standard       | 2  | 5  | a rule has no "name"
                    require: [AccountId] | ladder: standard     | 2  | 5  | a rule has no "require"
                    require: [AccountId] | require: [[A]]       | 5  | 15 | each item of "require" must be a text
                    message: Choose an account. | message: !x y | 6  | 14 | the tag !x, which has no meaning here
                    message: Choose an account. | message: !!java.net.URL [x] | 6 | 14 | must be a text
                    """)
    void saysWhereAndHowToMend(String good, String bad, int line, int column, String message) {
        List<FileIssue> issues = allIssues(read(GOOD.replace(good.strip(), bad.strip())));

        assertThat(issues).anySatisfy(issue -> {
            assertThat(issue.file()).isEqualTo("f.yaml");
            assertThat(issue.message()).contains(message.strip());
            assertThat(issue.line()).isEqualTo(line);
            assertThat(issue.column()).isEqualTo(column);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "ftp://files.example/x",
                "intranet/lesson",
                "\"https:\"",
                "data:text/html,x",
                "\"https://a b\""
            })
    void refusesLessonsThatAreNoWebAddress(String lesson) {
        List<FileIssue> issues = allIssues(read(GOOD.replace("https://intranet.example/accounts", lesson)));

        assertThat(issues).hasSize(1);
        assertThat(issues.get(0).line()).isEqualTo(13);
        assertThat(issues.get(0).column()).isEqualTo(13);
        assertThat(issues.get(0).message()).contains("no web address");
    }

    @Test
    void asksForWhyAndUsedByOnlyOnceARuleIsLive() {
        String without = GOOD.replace("    why: It matters.\n", "").replace("    used-by: The review\n", "");

        assertThat(allIssues(read(without))).extracting(FileIssue::message).hasSize(2);
        assertThat(allIssues(read(without.replace("state: live", "state: draft"))))
                .isEmpty();
    }

    @Test
    void keepsTheOtherRulesWhenOneIsBroken() {
        RuleFile file = read(
                GOOD
                        + """
                  - name: broken
                    object: [Lead]
                  - just a text
                  - name: second
                    object: Lead
                    require: Status
                    why: It matters.
                    used-by: The review
                """);

        assertThat(file.rules()).extracting(r -> r.name().value()).containsExactly("has-account", "second");
        assertThat(file.refused()).extracting(RefusedRule::name).containsExactly("broken", "f.yaml");
    }

    @Test
    void refusesAFileThatIsNoYamlWithThePlace() {
        RuleFile file = read("rules:\n  - name: x\n   object: y\n");

        assertThat(file.refused()).hasSize(1);
        FileIssue issue = file.refused().get(0).issues().get(0);
        assertThat(issue.line()).isEqualTo(3);
        assertThat(issue.message()).startsWith("this is not YAML").contains("indentation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing yet\n", "rules:\n", "rules: []\n", "ladders: [{name: standard}]\n"})
    void acceptsFilesWithoutRules(String text) {
        RuleFile file = read(text);

        assertThat(file.rules()).isEmpty();
        assertThat(allIssues(file)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "just text",
                "- a\n- b\n",
                "rules: text\n",
                "rule:\n  - name: x\n",
                "--- a\n--- b\n",
                "rules: !!javax.script.ScriptEngineManager [x]\n",
                "rules: *nobody\n",
                "rules: [\u0007]\n",
                "? [a, b]\n: c\n"
            })
    void refusesFilesOfAnotherShapeWithoutThrowing(String text) {
        assertThat(allIssues(read(text))).isNotEmpty();
    }

    @Test
    void survivesAliasesThatMultiply() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 15; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1)));
        }
        assertThat(allIssues(read(bomb + "rules: *a14\n"))).isNotEmpty();
    }

    @Test
    void survivesAnEntryThatContainsItself() {
        assertThat(allIssues(read("rules: &r\n  - *r\n  - &m {name: x, object: *m}\n")))
                .isNotEmpty();
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        assertThat(allIssues(read("rules: " + "[".repeat(5000) + "]".repeat(5000))))
                .isNotEmpty();
    }

    @Test
    void ignoresAByteOrderMark() {
        assertThat(read("\uFEFF" + GOOD).rules().get(0).name().place()).isEqualTo(new Place(2, 11));
    }

    @Test
    void asksForTheTypeOfARollup() {
        RuleFile file =
                read("rollups:\n  - name: Tasks\n    object: Opportunity\n    summarize: Task\n    by: WhatId\n");

        assertThat(file.rollups().get(0).issues())
                .containsExactly(
                        new FileIssue("f.yaml", 2, 5, "a roll-up has no \"type\". Use COUNT, SUM, MIN or MAX."));
    }

    private static RuleFile read(String text) {
        return RuleFileReader.read("f.yaml", text);
    }

    private static List<FileIssue> allIssues(RuleFile file) {
        List<FileIssue> all = new ArrayList<>(file.issues());
        file.refused().forEach(r -> all.addAll(r.issues()));
        file.rules().forEach(r -> all.addAll(r.issues()));
        file.rollups().forEach(r -> all.addAll(r.issues()));
        return all;
    }
}
