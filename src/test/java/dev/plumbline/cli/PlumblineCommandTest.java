package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlumblineCommandTest {

    private static final String RULE =
            "rules:\n  - {name: a, object: Task, require: Subject, why: w, used-by: \"wo für\"}\n";

    private final Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    PlumblineCommandTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void findsTheShippedRulesFine() {
        assertThat(run("rules", "check", "config/rules")).isZero();
        assertThat(out()).matches("\\d+ rules and \\d+ roll-ups are fine.\n");
        assertThat(err()).isEmpty();
    }

    @Test
    void passesTheTestsOfTheShippedRules() {
        assertThat(run("rules", "test", "config/rules")).isZero();
        assertThat(out()).matches("\\d+ passed, 0 failed\n");
    }

    @Test
    void saysWhereAFileIsWrongAsItWasNamed() throws IOException {
        Path file = write("a.yaml", RULE.replace("Task", "Tusk").replace("\"wo für\"", "x"));

        assertThat(run("rules", "check", file.toString())).isEqualTo(1);
        assertThat(out()).isEqualTo(file + ":2:23: \"Tusk\" is no standard object. Did you mean \"Task\"?\n");
    }

    @Test
    void listsIssuesInTheOrderOfFilesAndLines() throws IOException {
        write("b.yaml", "rule:\n");
        write("a.yaml", RULE + "  - {name: b, object: Task, violated: '1 +', why: w, used-by: u}\n  - {name: c}\n");

        assertThat(run("rules", "check", directory.toString())).isEqualTo(1);
        assertThat(out().lines()
                        .map(l -> l.replace(directory + "/", "").replaceAll("^([^:]+:\\d+).*", "$1"))
                        .distinct())
                .containsExactly("a.yaml:3", "a.yaml:4", "b.yaml:1");
    }

    @Test
    void reportsABadlyWrittenTestAsAnIssue() throws IOException {
        Path file = write("a.yaml", RULE + "tests:\n  - {rule: a, record: {Subjct: x}, expect: compliant}\n");

        assertThat(run("rules", "check", file.toString())).isEqualTo(1);
        assertThat(out()).startsWith(file + ":4:24: Task has no field \"Subjct\".");
    }

    @Test
    void warnsOfALadderThatNobodyWroteWhereLaddersAreChecked() throws IOException {
        Path file = write("a.yaml", RULE.replace("why: w", "why: w, ladder: stern"));
        assertThat(run("rules", "check", file.toString())).isZero();
        assertThat(err()).isEmpty();
        write("ladders.yaml", "ladders:\n  - {name: gentle, steps: [{after: 0, tell: owner}]}\n");
        assertThat(run("rules", "check", directory.toString())).isZero();
        assertThat(err())
                .startsWith(file + ":2:1: warning: a names the ladder \"stern\", which nobody has written")
                .contains("There is gentle.");
    }

    @Test
    void warnsOfCustomFieldsOnStandardErrorAndPasses() throws IOException {
        Path file = write("a.yaml", RULE.replace("Subject", "Visit_Kind__c"));

        assertThat(run("rules", "check", file.toString())).isZero();
        assertThat(err()).startsWith(file + ":2:12: warning: a reads Visit_Kind__c");
    }

    @Test
    void countsFailedTestsInTheLastLine() throws IOException {
        Path file = write(
                "a.yaml",
                RULE + "tests:\n  - {rule: a, record: {Subject: Call}, expect: compliant}\n"
                        + "  - {rule: a, record: {Subject: Call}, expect: violated}\n");

        assertThat(run("rules", "test", file.toString())).isEqualTo(1);
        assertThat(out()).isEqualTo(file + ":5:12: a: expected violated, found compliant\n1 passed, 1 failed\n");
    }

    @Test
    void failsWhenARuleCannotBeTestedAtAll() throws IOException {
        Path file = write("a.yaml", "rules: [\n");

        assertThat(run("rules", "test", file.toString())).isEqualTo(1);
        assertThat(out()).endsWith("0 passed, 1 failed\n");
    }

    @Test
    void failsWhenThePathHoldsNothing() {
        assertThat(run("rules", "check", directory.toString())).isEqualTo(1);
        assertThat(out()).contains("there is no rule file here");
        assertThat(run("rules", "check", directory.resolve("none.yaml").toString()))
                .isEqualTo(1);
    }

    @Test
    void findsTestsInFilesOfTheirOwn() throws IOException {
        write("rules.yaml", RULE);
        write("tests.yaml", "tests: [{rule: a, record: {Subject: Call}, expect: compliant}]\n");

        assertThat(run(
                        "rules",
                        "test",
                        directory.resolve("rules.yaml").toString(),
                        directory.resolve("tests.yaml").toString()))
                .isZero();
        assertThat(out()).isEqualTo("1 passed, 0 failed\n");
    }

    @Test
    void tellsHowItIsUsed() {
        assertThat(run("rules")).isEqualTo(2);
        assertThat(run("rules", "check")).isEqualTo(2);
        assertThat(run("rule")).isEqualTo(2);
        assertThat(err()).contains("name a command: check, test or import").contains("PATH");
        assertThat(run("--help")).isZero();
        assertThat(out()).contains("rules").contains("formula");
    }

    private int run(String... args) {
        return PlumblineCommand.run(out, err, args);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
