package dev.plumbline.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TargetReport;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void runsNothingAndLosesNothing() throws IOException {
        List<String> corpus = HostileTexts.all();
        long run = 0;
        long changed = 0;
        for (Locale where : List.of(Locale.US, Locale.GERMANY)) {
            Csv file = new Csv(where, List.of("before", "hostile", "after"));
            corpus.forEach(text -> file.row(List.of("x", text, "y")));
            List<CSVRecord> rows = read(file, where);
            assertThat(rows).hasSize(corpus.size() + 1).allSatisfy(row -> assertThat(row.size())
                    .isEqualTo(3));
            for (int i = 0; i < corpus.size(); i++) {
                String cell = rows.get(i + 1).get(1);
                run += HostileTexts.RUNS.matcher(cell).matches() ? 1 : 0;
                changed += without(cell).equals(corpus.get(i).replace("\u0000", "")) ? 0 : 1;
            }
        }
        TargetReport.row(
                "S8",
                corpus.size() + " texts that spreadsheets would run, in files with commas and with semicolons",
                run + " cells that would run, " + changed + " texts that do not come back",
                0);
        assertThat(run).isZero();
        assertThat(changed).isZero();
    }

    @Property
    void everyTextComesBack(@ForAll List<String> texts) throws IOException {
        List<String> cells = texts.stream().limit(20).toList();
        Csv file = new Csv(Locale.US, List.of("text", "end"));
        cells.forEach(text -> file.row(List.of(text, "end")));
        List<CSVRecord> rows = read(file, Locale.US);
        assertThat(rows).hasSize(cells.size() + 1);
        for (int i = 0; i < cells.size(); i++) {
            String cell = rows.get(i + 1).get(0);
            assertThat(HostileTexts.RUNS.matcher(cell).matches()).as(cell).isFalse();
            // What is no text, half of a pair of surrogates, becomes a question mark in any encoding.
            String written = new String(
                    cells.get(i).replace("\u0000", "").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            assertThat(without(cell)).isEqualTo(written);
        }
    }

    @Test
    void writesNumbersAsTheSpreadsheetThereReadsThem() {
        assertThat(text(Locale.US, "Smith, \"Bo\"", new BigDecimal("-1234.50"), LocalDate.parse("2026-03-02"), 3))
                .isEqualTo("\uFEFFa,b,c,d\r\n\"Smith, \"\"Bo\"\"\",-1234.50,2026-03-02,3\r\n");
        assertThat(text(Locale.GERMANY, "Smith; Bo", new BigDecimal("1234.50"), LocalDate.parse("2026-03-02"), 3))
                .isEqualTo("\uFEFFa;b;c;d\r\n\"Smith; Bo\";1234,50;2026-03-02;3\r\n");
    }

    private static String text(Locale where, Object... cells) {
        Csv file = new Csv(where, List.of("a", "b", "c", "d"));
        file.row(List.of(cells));
        return new String(file.bytes(), StandardCharsets.UTF_8);
    }

    private static String without(String cell) {
        return cell.startsWith("'") ? cell.substring(1) : cell;
    }

    private static List<CSVRecord> read(Csv file, Locale where) throws IOException {
        String text = new String(file.bytes(), StandardCharsets.UTF_8).substring(1);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(where.equals(Locale.GERMANY) ? ';' : ',')
                .setIgnoreEmptyLines(false)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            return parser.getRecords();
        }
    }
}
