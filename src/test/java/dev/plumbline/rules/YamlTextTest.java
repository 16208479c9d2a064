package dev.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.nodes.Node;

class YamlTextTest {

    @Test
    void pointsIntoAPlainText() {
        assertThat(at("key: AND(A, B)\n", 1, 5)).isEqualTo(new Place(1, 10));
    }

    @Test
    void pointsIntoAPlainTextOverSeveralLines() {
        assertThat(at("key: AND(A,\n    B)\n", 1, 8)).isEqualTo(new Place(2, 5));
    }

    @Test
    void pointsIntoSingleQuotesBehindADoubledQuote() {
        assertThat(at("key: 'A''B = C'\n", 1, 5)).isEqualTo(new Place(1, 12));
    }

    @Test
    void pointsIntoDoubleQuotesBehindEscapes() {
        assertThat(at("key: \"A = \\\"x\\\" \\u0026 B\"\n", 1, 11)).isEqualTo(new Place(1, 24));
    }

    @Test
    void pointsIntoDoubleQuotesWhoseLinesAreJoined() {
        assertThat(at("key: \"AB \\\n  CD\"\n", 1, 4)).isEqualTo(new Place(2, 3));
    }

    @Test
    void pointsBehindALineBreakWrittenAsAnEscape() {
        assertThat(at("key: \"AB\\nCD\"\n", 2, 2)).isEqualTo(new Place(1, 12));
    }

    @Test
    void pointsIntoALiteralBlock() {
        assertThat(at("key: | # why\n  AND(\n    A,\n    B)\n", 3, 3)).isEqualTo(new Place(4, 5));
    }

    @Test
    void pointsIntoALiteralBlockWithBlankLines() {
        assertThat(at("key: |-\n\n  A\n\n   B\n", 4, 2)).isEqualTo(new Place(5, 4));
    }

    @Test
    void pointsIntoAFoldedBlock() {
        assertThat(at("key: >-\n  AND(A,\n  B)\n", 1, 8)).isEqualTo(new Place(3, 3));
    }

    @Test
    void pointsToTheEndWhenMoreIsAskedThanThereIs() {
        assertThat(at("key: AB\n", 1, 99)).isEqualTo(new Place(1, 8));
    }

    @Test
    void countsCharactersOutsideTheBasicPlaneAsOne() {
        assertThat(at("key: \"😀 = B\"\n", 1, 5)).isEqualTo(new Place(1, 11));
    }

    @Test
    void understandsWindowsLineEnds() {
        assertThat(at("key: |\r\n  A\r\n  B\r\n", 2, 1)).isEqualTo(new Place(3, 3));
    }

    /** Whatever the style and folding: where we point, the character stands. */
    @Property(tries = 300)
    void pointsAtTheVeryCharacter(@ForAll("words") List<String> words, @ForAll("styles") String style) {
        String yaml = style.formatted(String.join(style.contains("\n") ? "\n    " : " ", words));
        YamlFile file = YamlFile.of("f.yaml", yaml);
        YamlText text = text(file);
        int line = 1;
        int column = 1;
        for (int c : text.value().codePoints().toArray()) {
            if (!Character.isWhitespace(c)) {
                Place place = text.place(line, column);
                String found = yaml.split("\n")[place.line() - 1];
                assertThat(found.codePoints().toArray()[place.column() - 1]).isEqualTo(c);
            }
            column = c == '\n' ? 1 : column + 1;
            line += c == '\n' ? 1 : 0;
        }
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.strings()
                .withChars("abcXYZ(),=<>+/_é§")
                .ofMinLength(1)
                .ofMaxLength(6)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(w -> w.stream().map(x -> "w" + x).toList());
    }

    @Provide
    Arbitrary<String> styles() {
        return Arbitraries.of(
                "key: '%s'\n", "key: \"%s\"\n", "key: |\n    %s\n", "key: >\n    %s\n", "key:\n    \"%s\"\n");
    }

    private static Place at(String yaml, int line, int column) {
        return text(YamlFile.of("f.yaml", yaml)).place(line, column);
    }

    private static YamlText text(YamlFile file) {
        List<FileIssue> issues = new ArrayList<>();
        Node root = Objects.requireNonNull(file.root(issues));
        YamlMap map = Objects.requireNonNull(YamlMap.of(file, root, "a file", issues));
        YamlText text = Objects.requireNonNull(map.text("key"));
        assertThat(issues).isEmpty();
        return text;
    }
}
