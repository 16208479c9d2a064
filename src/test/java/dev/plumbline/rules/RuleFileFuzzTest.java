package dev.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.StandardObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

/** Any text at all as a rule file: rules or complaints with a place inside the file, never an exception. */
class RuleFileFuzzTest {

    private static final List<String> FILES = files();

    private static final List<String> PIECES = List.of(
            "\n",
            "\n  ",
            "\t",
            ": ",
            "- ",
            "[",
            "]",
            "{",
            "}",
            "\"",
            "'",
            "#",
            "&a ",
            "*a",
            "!x ",
            "|\n",
            ">-\n",
            "---\n",
            "? ",
            "%YAML",
            "null",
            "~",
            "true",
            "2026-13-45",
            "rules:\n",
            "rollups:\n",
            "tests:\n",
            "name: r\n",
            "$Rollup.A",
            "{Name}",
            "ISBLANK(",
            "((",
            "\u0000",
            "\u2028",
            "\u0085",
            "\ud83d\ude00",
            "\uFEFF",
            "<<: *a\n");

    @Property
    void survivesAnyText(@ForAll @StringLength(max = 300) String text) {
        survives(text);
    }

    @Property(tries = 300)
    void survivesBrokenFiles(@ForAll("broken") String text) {
        survives(text);
    }

    @Property
    void survivesAnyPieces(@ForAll("pieces") String text) {
        survives(text);
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(PIECES).list().ofMaxSize(60).map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<String> broken() {
        return Arbitraries.randomValue(random -> {
            String text = FILES.get(random.nextInt(FILES.size()));
            for (int i = random.nextInt(3); i >= 0; i--) {
                int at = random.nextInt(text.length());
                int end = Math.min(text.length(), at + random.nextInt(random.nextInt(4) == 0 ? 200 : 6));
                String piece = random.nextBoolean() ? PIECES.get(random.nextInt(PIECES.size())) : "";
                text = text.substring(0, at) + piece + text.substring(end) + "\n";
            }
            return text;
        });
    }

    private static void survives(String text) {
        RuleFile file = RuleFileReader.read("f.yaml", text);
        CompiledBook book = BookCompiler.compile(List.of(file), new Schemas(StandardObjects::schema, false));
        List<FileIssue> issues = new ArrayList<>(file.issues());
        book.refused().forEach(r -> issues.addAll(r.issues()));
        issues.addAll(book.warnings());
        file.tests().forEach(t -> {
            RuleTrial trial = new RuleTrial(book, t);
            issues.addAll(trial.issues());
            assertThat(trial.run().message()).isNotNull();
        });
        assertThat(issues).allSatisfy(issue -> {
            assertThat(issue.message()).isNotBlank();
            // YAML ends lines in more ways than most editors do; a place may follow either.
            assertThat(isInside(issue, text, "\r\n|[\n\r]") || isInside(issue, text, "\r\n|[\n\r\u0085\u2028\u2029]"))
                    .as(issue.toString())
                    .isTrue();
        });
    }

    private static boolean isInside(FileIssue issue, String text, String ends) {
        String[] lines = text.replaceFirst("^\uFEFF", "").split(ends, -1);
        if (issue.line() < 0 || issue.line() > lines.length || issue.column() < 0) {
            return false;
        }
        String line = issue.line() == 0 ? "" : lines[issue.line() - 1];
        return issue.column() <= line.codePointCount(0, line.length()) + 1;
    }

    private static List<String> files() {
        try (Stream<Path> files = Files.list(Path.of("config/rules"))) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                texts.add(Files.readString(file));
            }
            return texts;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
