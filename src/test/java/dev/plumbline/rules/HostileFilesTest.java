package dev.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in a file, {@code rules check} says soon what is wrong, at a place inside the file. */
class HostileFilesTest {

    private static final String RULE =
            """
            rules:
              - name: r
                object: Opportunity
                why: w
                used-by: u
                violated: %s
            """;

    private static final String ROLLUP =
            """
            rollups:
              - name: A
                object: Opportunity
                summarize: Task
                by: WhatId
                type: COUNT
                filter: %s
            """;

    private final Path file;

    HostileFilesTest(@TempDir Path directory) {
        this.file = directory.resolve("f.yaml");
    }

    @Test
    void refusesADuplicateRuleInWhateverFile() throws IOException {
        Path other = file.resolveSibling("g.yaml");
        Files.writeString(other, RULE.formatted("IsClosed"));
        Files.writeString(file, RULE.formatted("IsClosed"));

        List<FileIssue> issues = RuleBench.of(List.of(file, other)).issues();
        assertThat(issues).hasSize(1);
        assertThat(issues.get(0).toString())
                .startsWith(other + ":2:11: there is a rule \"r\" already, at " + file + ":2.");
    }

    @Test
    void refusesARollupThatDiffersOnlyInCase() throws IOException {
        String twice = ROLLUP.formatted("IsClosed")
                + ROLLUP.formatted("IsClosed").replace("rollups:\n", "").replace("name: A", "name: a");

        assertThat(check(twice)).startsWith("8:11: there is a roll-up \"a\" already, at " + file + ":2.");
    }

    @Test
    void refusesRollupsThatReadRollups() throws IOException {
        assertThat(check(ROLLUP.formatted("$Rollup.A = 0")))
                .startsWith("7:13: a roll-up's filter reads fields of the child, not roll-ups.");
        assertThat(check(ROLLUP.formatted("AND(IsClosed, $rollup.B > 0)")
                        + ROLLUP.formatted("$Rollup.A > 0")
                                .replace("rollups:\n", "")
                                .replace("name: A", "name: B")))
                .contains("7:27: a roll-up's filter reads fields", "13:13: a roll-up's filter reads fields");
        assertThat(check(ROLLUP.formatted("IsClosed").replace("COUNT", "MAX\n    field: $Rollup.A")))
                .contains("7:12: Task has no field \"$Rollup.A\".");
    }

    @Test
    void offersTheNearestNames() throws IOException {
        assertThat(check(RULE.formatted("IsClosd"))).startsWith("6:15: Field IsClosd does not exist.");
        assertThat(check(RULE.formatted("IsClosd"))).contains("Did you mean IsClosed?");
        assertThat(check(RULE.formatted("IsClosed").replace("Opportunity", "Oppertunity")))
                .contains("3:13:", "Did you mean \"Opportunity\"?");
        assertThat(check(RULE.formatted("$RecordType.DevelopperName = \"x\"")))
                .startsWith("6:15: Field $RecordType.DevelopperName does not exist.")
                .contains("Did you mean $RecordType.DeveloperName?");
    }

    @Test
    void stopsAliasesThatMultiply() throws IOException {
        String bomb = IntStream.range(1, 30)
                .mapToObj(i -> "x%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(8) + "*a" + (i - 1)))
                .collect(Collectors.joining("", "x0: &a0 [lol]\n", "rules: *a29\n"));

        assertThat(check(bomb)).isNotEmpty();
    }

    @Test
    void stopsMergesAndAliasesThatAreLegal() throws IOException {
        assertThat(check("rules:\n  - &r {name: a, object: Task, require: Subject, why: w, used-by: u}\n  - *r\n"))
                .contains("there is a rule \"a\" already");
        assertThat(check("rules:\n  - {<<: {name: a}, object: Task, require: Subject, why: w, used-by: u}\n"))
                .contains("a rule has no key \"<<\"");
    }

    @Test
    void refusesTenMegabytesUnread() throws IOException {
        assertThat(check("# " + "x".repeat(10_000_000))).startsWith("0:0: the file is larger than 1 MiB. Split it");
    }

    @Test
    void refusesKeysThatAreGivenTwice() throws IOException {
        assertThat(check(RULE.formatted("IsClosed") + "    why: again\n"))
                .startsWith("7:5: \"why\" is given twice in a rule. Keep one of them.");
        assertThat(check(RULE.formatted("IsClosed") + "rules: []\n"))
                .startsWith("7:1: \"rules\" is given twice in a rule file. Keep one of them.");
    }

    @Test
    void refusesTabsForIndentation() throws IOException {
        assertThat(check("rules:\n\t- name: r\n"))
                .startsWith("2:1: this is not YAML:")
                .contains("indentation");
    }

    @Test
    void takesTabsInsideAFormula() throws IOException {
        assertThat(check(RULE.formatted("|\n      AND(\n      \tIsClosed,\n      \tIsWn)")))
                .startsWith("9:8: Field IsWn does not exist.");
    }

    @Test
    void countsColumnsWithoutTheByteOrderMark() throws IOException {
        assertThat(check("\uFEFFrulez: []\n")).startsWith("1:1: ").contains("Did you mean \"rules\"?");
        assertThat(check("\uFEFF" + RULE.formatted("IsClosd"))).startsWith("6:15: ");
    }

    @Test
    void refusesBinaryFiles() throws IOException {
        byte[] random = new byte[5000];
        new java.util.Random(7).nextBytes(random);
        assertThat(check(random)).startsWith("0:0: the file is not UTF-8 text.");
        assertThat(check("rules:\n  - name: \u0000\n".getBytes(StandardCharsets.UTF_8)))
                .startsWith("2:11: this character does not belong in a YAML file (U+0000). Remove it.");
        assertThat(check("rules: []".getBytes(StandardCharsets.UTF_16))).startsWith("0:0: the file is not UTF-8");
    }

    @Test
    void takesAFormulaOfTenThousandNodes() throws IOException {
        String wide = "OR(" + "IsWon,\n      ".repeat(10_000) + "IsWn)";

        assertThat(check(RULE.formatted("|\n      " + wide))).startsWith("10007:7: Field IsWn does not exist.");
        assertThat(check(RULE.formatted("|\n      " + wide.replace("IsWn", "IsWon"))))
                .isEmpty();
    }

    @Test
    void refusesAThousandLevelsOfNesting() throws IOException {
        assertThat(check(RULE.formatted("NOT(".repeat(1_000) + "IsClosed" + ")".repeat(1_000))))
                .matches("6:\\d+: The formula is nested more than 500 levels deep. Split it.");
        assertThat(check(RULE.formatted("IF(IsWon, TRUE, ".repeat(1_000) + "IsClosed" + ")".repeat(1_000))))
                .matches("6:\\d+: The formula is nested more than 500 levels deep. Split it.");
        assertThat(check("rules: " + "[".repeat(1_000) + "]".repeat(1_000))).isNotEmpty();
    }

    @Test
    void runsPatternsThatWouldTakeForever() throws IOException {
        String test =
                """
                tests:
                  - rule: r
                    record: {NextStep: %s}
                    expect: violated
                """
                        .formatted("a".repeat(200));
        String wicked = RULE.formatted("|\n      REGEX(NextStep & \"!\", \"(a|aa)+(a+)+\\\\1$\")") + test;
        Files.writeString(file, wicked);
        long start = System.nanoTime();
        TestOutcome outcome = RuleBench.of(List.of(file)).runTests().get(0);

        assertThat(outcome.passed()).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(check(RULE.formatted("|\n      REGEX(NextStep, \"(((\")")))
                .startsWith("7:23: REGEX: \"(((\" is not a pattern");
    }

    @Test
    void tellsThousandsOfMistakesSoon() throws IOException {
        String many = IntStream.range(0, 2_000)
                .mapToObj(i -> "  - {name: r%d, object: Opportunity, violated: \"Amont__c%d > Amuont + NextStap\"}\n"
                        .formatted(i, i))
                .collect(Collectors.joining("", "rules:\n", ""));

        assertThat(check(many).split("\n")).hasSizeGreaterThan(2_000);
    }

    private String check(String text) throws IOException {
        return check(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The issues as lines without the file's name, all of them inside the file, and said within seconds. */
    private String check(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        long start = System.nanoTime();
        List<FileIssue> issues = RuleBench.of(List.of(file)).issues();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
        for (FileIssue issue : issues) {
            assertThat(issue.file()).isEqualTo(file.toString());
            assertThat(issue.message()).isNotBlank();
            assertThat(issue.line()).isBetween(0, lines.length);
            assertThat(issue.column())
                    .as(issue.toString())
                    .isBetween(0, issue.line() == 0 ? 0 : lines[issue.line() - 1].length() + 1);
        }
        return issues.stream()
                .map(i -> i.line() + ":" + i.column() + ": " + i.message())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void namesTheFileOfEachIssue() throws IOException {
        Files.writeString(file, "rulez: []");
        Path other = file.resolveSibling("a.yaml");
        Files.writeString(other, "rulez: []");

        assertThat(RuleBench.of(Arrays.asList(file, other)).issues())
                .extracting(FileIssue::file)
                .containsExactly(other.toString(), file.toString());
    }
}
