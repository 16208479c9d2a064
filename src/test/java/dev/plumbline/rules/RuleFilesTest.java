package dev.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFilesTest {

    private static final String RULE = "rules:\n  - {name: a, object: Task, require: Subject, why: w, used-by: u}\n";

    private final Path directory;

    RuleFilesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void readsAllFilesBelowADirectoryInOrder() throws IOException {
        write("b.yml", RULE);
        write("deep/a.yaml", RULE);
        write("notes.txt", "no rules");

        assertThat(RuleFiles.below(directory)).extracting(RuleFile::name).containsExactly("b.yml", "deep/a.yaml");
    }

    @Test
    void readsAConfigMapOfKubernetesOnce() throws IOException {
        write("..2026_03_02/a.yaml", RULE);
        Files.createSymbolicLink(directory.resolve("..data"), Path.of("..2026_03_02"));
        Files.createSymbolicLink(directory.resolve("a.yaml"), Path.of("..data/a.yaml"));

        assertThat(RuleFiles.below(directory)).extracting(RuleFile::name).containsExactly("a.yaml");
        assertThat(RuleFiles.below(directory).get(0).rules()).hasSize(1);
    }

    @Test
    void refusesAFileLargerThanOneMebibyteUnread() throws IOException {
        write("big.yaml", "# " + "x".repeat(1 << 20));

        assertThat(onlyIssue().message()).contains("larger than 1 MiB");
    }

    @Test
    void refusesAFileThatIsNotUtf8() throws IOException {
        Files.write(directory.resolve("latin.yaml"), new byte[] {'r', ':', ' ', (byte) 0xE4});

        assertThat(onlyIssue().message()).contains("not UTF-8");
    }

    @Test
    void callsFilesAsTheyWereNamed() throws IOException {
        write("rules/a.yaml", RULE);

        assertThat(RuleFiles.named(List.of(directory.resolve("rules"))).get(0).name())
                .isEqualTo(directory.resolve("rules/a.yaml").toString());
    }

    @Test
    void saysThatANamedFileIsNotThere() {
        RuleFile file = RuleFiles.named(List.of(directory.resolve("none.yaml"))).get(0);

        assertThat(file.refused().get(0).issues().get(0).message()).contains("NoSuchFileException");
    }

    @Test
    void saysThatANamedDirectoryHoldsNoRules() {
        assertThat(RuleFiles.named(List.of(directory))
                        .get(0)
                        .refused()
                        .get(0)
                        .issues()
                        .get(0)
                        .message())
                .contains("no rule file here");
    }

    @Test
    void takesAMissingRuleDirectoryForAnEmptyOne() {
        assertThat(RuleFiles.below(directory.resolve("none"))).isEmpty();
    }

    private FileIssue onlyIssue() {
        List<RuleFile> files = RuleFiles.below(directory);
        assertThat(files).hasSize(1);
        return files.get(0).refused().get(0).issues().get(0);
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
