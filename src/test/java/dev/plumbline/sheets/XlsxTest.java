package dev.plumbline.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TargetReport;
import dev.plumbline.sheets.OpenedXlsx.Cell;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class XlsxTest {

    private static final List<Column> THREE =
            List.of(new Column("before", 10), new Column("hostile", 40), new Column("after", 10));

    @Test
    void runsNothingAndLosesNothing() throws IOException {
        List<String> corpus = HostileTexts.all();
        Xlsx file = new Xlsx("Gaps", THREE);
        corpus.forEach(text -> file.row(List.of("x", text, "y")));
        List<Map<String, Cell>> rows = new OpenedXlsx(file.bytes()).rows();
        assertThat(rows).hasSize(corpus.size() + 1).allSatisfy(row -> assertThat(row)
                .hasSize(3));
        long run = 0;
        long changed = 0;
        for (int i = 0; i < corpus.size(); i++) {
            for (Cell cell : rows.get(i + 1).values()) {
                run += cell.formula()
                                || !cell.type().equals("s")
                                || !cell.link().isEmpty()
                        ? 1
                        : 0;
            }
            changed += text(rows.get(i + 1), "B").equals(corpus.get(i).replace("\u0000", "")) ? 0 : 1;
        }
        TargetReport.row(
                "S8",
                corpus.size() + " texts that spreadsheets would run, in a workbook",
                run + " cells that would run, " + changed + " texts that do not come back",
                0);
        assertThat(run).isZero();
        assertThat(changed).isZero();
        assertThat(rows.get(1).values())
                .as("text stays text when somebody edits its cell")
                .allSatisfy(cell -> assertThat(cell.format()).isEqualTo("@"));
    }

    @Test
    void tellsSignsOfOursFromTextThatBordersOnThem() throws IOException {
        List<String> texts = List.of(
                "_x0000\u0007", "_x00\u000041_", "_x0041\u0000_", "_x0041_x0042_", "\u0007x0041_", "_x0041\uFFFF");
        Xlsx file = new Xlsx("Gaps", THREE);
        texts.forEach(text -> file.row(List.of("", text, "end")));
        List<Map<String, Cell>> rows = new OpenedXlsx(file.bytes()).rows();
        for (int i = 0; i < texts.size(); i++) {
            assertThat(text(rows.get(i + 1), "B")).isEqualTo(texts.get(i).replace("\u0000", ""));
        }
    }

    @Property(tries = 200)
    void everyTextComesBack(@ForAll("texts") List<String> texts) throws IOException {
        Xlsx file = new Xlsx("Gaps", THREE);
        texts.forEach(text -> file.row(List.of("", text, "end")));
        List<Map<String, Cell>> rows = new OpenedXlsx(file.bytes()).rows();
        assertThat(rows).hasSize(texts.size() + 1);
        for (int i = 0; i < texts.size(); i++) {
            // What is no text, half of a pair of surrogates, becomes a question mark in any encoding.
            String written = new String(
                    texts.get(i).replace("\u0000", "").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            assertThat(rows.get(i + 1).containsKey("B")).isNotEqualTo(written.isEmpty());
            assertThat(written.isEmpty() ? "" : text(rows.get(i + 1), "B")).isEqualTo(written);
            assertThat(rows.get(i + 1).get("A")).isNull();
        }
    }

    @Provide
    Arbitrary<List<String>> texts() {
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(40);
        Arbitrary<String> signs = Arbitraries.of(
                        "_", "x", "0", "00", "41", "_x0041_", "_x005F_", "\u0000", "\u0007", "\r", " ")
                .list()
                .ofMaxSize(12)
                .map(pieces -> String.join("", pieces));
        Arbitrary<String> controls =
                Arbitraries.chars().range('\u0000', '\u001F').map(String::valueOf);
        return Arbitraries.oneOf(any, signs, controls).list().ofMaxSize(20);
    }

    @Test
    void writesNumbersAndDaysAsWhatTheyAre() throws IOException {
        Xlsx file = new Xlsx("Gaps", THREE);
        file.row(List.of(new BigDecimal("-1234.50"), LocalDate.parse("2026-03-02"), 3));
        file.row(List.of("1234.50", "2026-03-02", ""));
        List<Map<String, Cell>> rows = new OpenedXlsx(file.bytes()).rows();
        Map<String, Cell> typed = rows.get(1);
        assertThat(typed.get("A")).isEqualTo(new Cell("n", false, "-1234.50", "#,##0.00", false, ""));
        // Days are counted, and 1 January 1900 was the first.
        assertThat(cell(typed, "B").type()).isEqualTo("n");
        assertThat(new BigDecimal(text(typed, "B"))).isEqualByComparingTo("46083");
        assertThat(cell(typed, "B").format()).isEqualTo("yyyy\\-mm\\-dd");
        assertThat(typed.get("C")).isEqualTo(new Cell("n", false, "3", "0", false, ""));
        assertThat(rows.get(2).values()).hasSize(2).allSatisfy(cell -> assertThat(cell.type())
                .isEqualTo("s"));
    }

    @Test
    void keepsItsHeadInSightAndLetsEveryColumnBeFiltered() throws IOException {
        Xlsx file = new Xlsx("Lücken", THREE);
        file.row(List.of("a", "b", "c"));
        file.row(List.of("d", "e", "f"));
        file.note("=This file ends here");
        OpenedXlsx opened = new OpenedXlsx(file.bytes());
        assertThat(opened.name()).isEqualTo("Lücken");
        assertThat(opened.rows().get(0).values()).hasSize(3).allSatisfy(cell -> assertThat(cell.bold())
                .isTrue());
        assertThat(opened.rows().get(1).values())
                .allSatisfy(cell -> assertThat(cell.bold()).isFalse());
        assertThat(opened.sheet("pane", "state")).isEqualTo("frozen");
        assertThat(opened.sheet("pane", "ySplit")).isEqualTo("1");
        assertThat(opened.sheet("autoFilter", "ref")).isEqualTo("A1:C3");
        assertThat(opened.widths()).containsExactly("10.0", "40.0", "10.0");
        assertThat(opened.rows().get(3)).isEqualTo(Map.of("A", text("=This file ends here")));
    }

    @Test
    void leadsToTheWebOnlyByAddressesOfOurs() throws IOException {
        Xlsx file = new Xlsx("Gaps", THREE);
        file.row(List.of(
                URI.create("https://company.example/006?a=1&b=2"),
                "https://evil.example/",
                URI.create("javascript:alert(1)")));
        file.row(List.of(URI.create("https://company.example/" + "a".repeat(3000)), URI.create("mailto:a@b.c"), "x"));
        List<Map<String, Cell>> rows = new OpenedXlsx(file.bytes()).rows();
        assertThat(text(rows.get(1), "A")).isEqualTo("https://company.example/006?a=1&b=2");
        assertThat(cell(rows.get(1), "A").link()).isEqualTo("https://company.example/006?a=1&b=2");
        assertThat(List.of(cell(rows.get(1), "B"), cell(rows.get(1), "C")))
                .containsExactly(text("https://evil.example/"), text("javascript:alert(1)"));
        assertThat(rows.get(2).values())
                .allSatisfy(cell -> assertThat(cell.link()).isEmpty());
    }

    @Test
    void cutsWhatIsLongerThanACellMayBe() throws IOException {
        Xlsx file = new Xlsx("Gaps", THREE);
        String fits = "a".repeat(XlsxText.LONGEST);
        file.row(List.of(fits, fits + "b", "\u0007".repeat(XlsxText.LONGEST)));
        file.row(List.of("🙂".repeat(XlsxText.LONGEST), "x", "y"));
        List<Map<String, Cell>> rows = new OpenedXlsx(file.bytes()).rows();
        assertThat(text(rows.get(1), "A")).isEqualTo(fits);
        assertThat(text(rows.get(1), "B")).isEqualTo(fits.substring(1) + "…");
        assertThat(text(rows.get(1), "C")).matches("\u0007{4680}…");
        assertThat(text(rows.get(2), "A")).matches("(🙂){16383}…");
    }

    @Test
    void writesItsLongestFileInLittleMemory() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx48m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyRows.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(Integer.parseInt(said.strip())).isBetween(100_000, 5_000_000);
    }

    private static Cell text(String text) {
        return new Cell("s", false, text, "@", false, "");
    }

    private static Cell cell(Map<String, Cell> row, String column) {
        return Objects.requireNonNull(row.get(column));
    }

    private static String text(Map<String, Cell> row, String column) {
        return cell(row, column).text();
    }
}
