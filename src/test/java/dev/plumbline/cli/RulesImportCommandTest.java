package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesImportCommandTest {

    private static final String SETS = "src/test/resources/import/";

    private final Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    RulesImportCommandTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @ValueSource(strings = {"tidy", "legacy", "framework"})
    void carriesARuleSetOverAndReportsEveryRule(String set) throws IOException {
        assertThat(run("rules", "import", SETS + set)).isZero();
        assertThat(err()).isEqualTo(Files.readString(Path.of(SETS + set + ".report.txt")));
        assertThat(out()).isEqualTo(Files.readString(Path.of(SETS + set + ".yaml")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tidy", "legacy", "framework", ""})
    void writesOnlyWhatPassesTheCheck(String set) throws IOException {
        String file = directory.resolve("all.yaml").toString();
        String parts = directory.resolve("new/parts").toString();

        assertThat(run("rules", "import", SETS + set, "--out", file)).isZero();
        assertThat(run("rules", "import", SETS + set, "--out-dir", parts)).isZero();
        assertThat(run("rules", "check", file)).isZero();
        assertThat(run("rules", "check", parts)).isZero();
        assertThat(out().lines().distinct()).singleElement().asString().endsWith("are fine.");
    }

    @Test
    void writesAFileForEachObject() throws IOException {
        run("rules", "import", SETS + "framework", "--out-dir", directory.toString());

        assertThat(written()).containsExactly("lead.yaml", "opportunity.yaml", "visit__c.yaml");
        assertThat(out()).isEmpty();
    }

    @Test
    void replacesAFileOnlyWhenTold() throws IOException {
        Path file = Files.writeString(directory.resolve("lead.yaml"), "mine");

        assertThat(run("rules", "import", SETS + "framework", "--out", file.toString()))
                .isEqualTo(1);
        assertThat(run("rules", "import", SETS + "framework", "--out-dir", directory.toString()))
                .isEqualTo(1);
        assertThat(err()).contains("not written: " + file + " is there already. Use --force to replace it");
        assertThat(file).hasContent("mine");
        assertThat(written()).containsExactly("lead.yaml");
        assertThat(run("rules", "import", SETS + "framework", "--out", file.toString(), "--force"))
                .isZero();
        assertThat(file).content().contains("name: sls-lea-001-phone");
        assertThat(written()).containsExactly("lead.yaml");
    }

    @Test
    void goesOnAfterAFileThatCannotBeRead() throws IOException {
        Path broken = write("objects/Lead/validationRules/A.validationRule-meta.xml", "<ValidationRule>\n  <fullName>");
        Path good = write(
                "objects/Lead/validationRules/B.validationRule-meta.xml",
                "<ValidationRule><errorConditionFormula>IsConverted</errorConditionFormula>"
                        + "<errorMessage>No.</errorMessage></ValidationRule>");

        assertThat(run("rules", "import", directory.toString())).isEqualTo(1);
        assertThat(err().lines().toList())
                .hasSize(3)
                .satisfies(lines ->
                        assertThat(lines.get(0)).startsWith(broken + ":2:13: not read: this is not well-formed XML"))
                .satisfies(lines -> assertThat(lines.get(1)).isEqualTo(good + ":1:1: carried: Lead.B as b"))
                .satisfies(
                        lines -> assertThat(lines.get(2)).isEqualTo("1 carried, 0 carried with notes, 0 not carried"));
        assertThat(out()).contains("- name: b\n    title: B\n    object: Lead\n    violated: IsConverted\n");
    }

    @Test
    void saysWhatItIsNotGiven() throws IOException {
        Path other = write("package.xml", "<Package/>");

        assertThat(run("rules", "import", other.toString())).isEqualTo(1);
        assertThat(run("rules", "import", directory.toString())).isEqualTo(1);
        assertThat(run("rules", "import", directory.resolve("Lead.object").toString()))
                .isEqualTo(1);
        assertThat(err())
                .contains(other
                        + ":1:1: not read: this is no file of validation rules. Give NAME.validationRule-meta.xml")
                .contains(directory + ":1:1: not read: there are no validation rules here.")
                .contains("Lead.object:1:1: not read: the file cannot be read (NoSuchFileException).");
        assertThat(out()).isEmpty();
    }

    @Test
    void writesNothingWhenNothingWasCarried() throws IOException {
        write("objects/Lead.object", "<CustomObject/>");
        Path file = directory.resolve("out.yaml");

        assertThat(run("rules", "import", directory.toString(), "--out", file.toString()))
                .isZero();
        assertThat(err()).isEqualTo("0 carried, 0 carried with notes, 0 not carried\n");
        assertThat(file).doesNotExist();
    }

    @Test
    void tellsHowItIsUsed() {
        assertThat(run("rules", "import")).isEqualTo(2);
        assertThat(run("rules", "import", SETS, "--out", "a", "--out-dir", "b")).isEqualTo(2);
        assertThat(err()).contains("PATH", "mutually exclusive");
        assertThat(run("rules", "import", SETS, "--out", directory.toString())).isEqualTo(1);
        assertThat(err()).contains(directory + " is a directory. Name a file, or use --out-dir.");
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

    private List<String> written() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
