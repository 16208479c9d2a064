package dev.plumbline.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The README keeps its word: every command in it is run here as written, or its test says how it is run otherwise. */
class ReadmeIT {

    private static final String RUN = "mvn -q -DskipTests package quarkus:run";
    private static final String CHECK = "java -jar target/quarkus-app/quarkus-run.jar rules check config/rules";
    private static final String TEST = "java -jar target/quarkus-app/quarkus-run.jar rules test config/rules";
    private static final String IMPORT =
            "java -jar target/quarkus-app/quarkus-run.jar rules import force-app --out-dir imported";
    private static final String STATUS =
            "curl -H \"Authorization: Bearer $PLUMBLINE_ADMIN_TOKEN\" http://localhost:8080/api/v1/status";
    private static final String VERIFY = "mvn verify";

    @Test
    void hasNoCommandThatNothingRuns() throws IOException {
        assertThat(Readme.read().commands())
                .as("commands of the README; whoever adds one adds its test here")
                .containsExactlyInAnyOrder(RUN, CHECK, TEST, IMPORT, STATUS, VERIFY);
    }

    @Test
    void checksAndTestsTheShippedRules() throws Exception {
        assertThat(run(CHECK).lastLine()).endsWith("are fine.");
        assertThat(run(TEST).lastLine()).matches("[1-9]\\d* passed, 0 failed");
    }

    @Test
    void itsFirstRuleIsFineAndPassesItsTest() throws Exception {
        List<String> examples = Readme.read().blocks("yaml");
        assertThat(examples).hasSize(1);
        Path rules = RuleCopy.make();
        int before = passed(run(TEST.replace("config/rules", rules.toString())));
        Files.writeString(rules.resolve("my-first-rule.yaml"), examples.get(0));
        assertThat(run(CHECK.replace("config/rules", rules.toString())).lastLine())
                .endsWith("are fine.");
        assertThat(passed(run(TEST.replace("config/rules", rules.toString())))).isEqualTo(before + 1);
    }

    @Test
    void carriesValidationRulesOverToWhatPassesTheCheck() throws Exception {
        Path metadata = Path.of("src", "test", "resources", "import", "tidy", "force-app");
        Path imported = Files.createTempDirectory(Files.createDirectories(Path.of("target", "story")), "imported")
                .resolve("rules");

        Shell.Outcome outcome =
                run(IMPORT.replace("force-app", metadata.toString()).replace("imported", imported.toString()));

        assertThat(outcome.lastLine()).isEqualTo("6 carried, 3 carried with notes, 1 not carried");
        assertThat(run(CHECK.replace("config/rules", imported.toString())).lastLine())
                .endsWith("are fine.");
    }

    @Test
    void asksForTheStatus() throws Exception {
        assumeTrue(Shell.has("curl"), "skipped: no curl on this machine");
        Running plumbline = Running.shared();
        String silent = STATUS.replace("http://localhost:8080", plumbline.url()).replace("curl ", "curl -sS ");
        Shell.Outcome outcome = Shell.run(silent, Map.of("PLUMBLINE_ADMIN_TOKEN", Running.TOKEN));
        assertThat(outcome.exit()).as(outcome.output()).isZero();
        JsonPath status = JsonPath.from(outcome.output());
        assertThat(status.getString("salesforce.state")).isEqualTo("connected");
        assertThat(status.getMap("objects")).containsKey("Opportunity");
    }

    @Test
    void theGateRunsTheCommandThatRunsAllTests() throws IOException {
        List<String> gate = Files.readAllLines(Path.of(".ci", "run"));
        assertThat(gate).last().isEqualTo("exec " + VERIFY.replace("mvn ", "mvn -B "));
    }

    @Test
    void aNewcomerIsShownGapsWithinTwoMinutesOfTheBuild() throws Exception {
        assumeTrue(Shell.has("mvn"), "skipped: no mvn on this machine's path");
        try (Newcomer newcomer = Newcomer.withFreshCopy()) {
            newcomer.type(RUN);
            await("the build")
                    .atMost(Duration.ofMinutes(10))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> newcomer.hasRead("Sign in with the password"));
            Duration built = newcomer.sinceTyped();
            await("the first check and the first mails")
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> newcomer.hasRead("The check of the org is complete:") && newcomer.mails() > 0);
            System.out.printf(
                    "README: built and started after %d s, first check complete and first mail after %d s%n",
                    built.toSeconds(), newcomer.sinceTyped().toSeconds());
            assertThat(newcomer.console()).doesNotContain("ERROR").doesNotContain("Exception");
        }
    }

    private static Shell.Outcome run(String command) throws IOException, InterruptedException {
        Shell.Outcome outcome = Shell.run(command, Map.of());
        assertThat(outcome.exit()).as("%s: %s", command, outcome.output()).isZero();
        return outcome;
    }

    private static int passed(Shell.Outcome outcome) {
        String line = outcome.lastLine();
        assertThat(line).endsWith(" passed, 0 failed");
        return Integer.parseInt(line.substring(0, line.indexOf(' ')));
    }
}
