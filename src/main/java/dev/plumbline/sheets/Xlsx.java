package dev.plumbline.sheets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.HyperLink;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A table as a workbook of one sheet: its head stands still, every column can be filtered, numbers and days are what they are.
 *
 * <p>Text is typed as text, so that a spreadsheet shows what begins like a formula and does not run it, and formatted as text, so that it stays text
 * when somebody edits the cell and leaves it. Unlike {@link Csv} nothing is put in front of it: here the type says what it is, and the value
 * is the text. Where somebody saves the workbook as comma separated values, types are lost and such text is a formula to whoever opens
 * that; an apostrophe here would not be worth the damage to every name that begins with a dash, since {@link Csv} writes that file with its guards.
 */
public final class Xlsx implements Sheet {

    /** Under which browsers take it for a file. */
    public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final String TEXT = "@";
    private static final String WHOLE = "0";
    private static final String DECIMAL = "#,##0.00";

    /** As in the other file: it means the same day in every country. */
    private static final String DAY = "yyyy\\-mm\\-dd";

    private static final String LINK_COLOUR = "FF0563C1";

    /** Spreadsheets call a file damaged where a link is longer. */
    private static final int LONGEST_LINK = 2000;

    /** Rows in memory at a time; the others have been written. */
    private static final int TOGETHER = 200;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final Workbook book = new Workbook(file, "Plumbline", null);
    private final Worksheet sheet;
    private final int columns;
    private int rows;
    private int notes;

    /** @param title of the sheet */
    public Xlsx(String title, List<Column> columns) {
        this.sheet = book.newWorksheet(title);
        this.columns = columns.size();
        for (int place = 0; place < this.columns; place++) {
            sheet.width(place, columns.get(place).width());
            sheet.value(0, place, XlsxText.of(columns.get(place).head()));
        }
        sheet.range(0, 0, 0, this.columns - 1).style().bold().set();
        sheet.freezePane(0, 1);
        rows = 1;
    }

    @Override
    public void row(List<?> cells) {
        int place = 0;
        for (Object cell : cells) {
            write(rows, place++, cell);
        }
        rows++;
        if (rows % TOGETHER == 0) {
            try {
                sheet.flush();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    /** A free line lies between, so that the note is not sorted and filtered with the rows. */
    @Override
    public void note(String text) {
        notes++;
        text(rows + notes, 0, text);
    }

    @Override
    public byte[] bytes() {
        sheet.setAutoFilter(0, 0, rows - 1, columns - 1);
        try {
            book.finish();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    private void write(int row, int place, Object cell) {
        if (cell instanceof LocalDate day) {
            sheet.value(row, place, day);
            format(row, place, DAY);
        } else if (cell instanceof Number number) {
            sheet.value(row, place, number);
            format(row, place, number instanceof BigDecimal ? DECIMAL : WHOLE);
        } else if (cell instanceof URI address && leadsToTheWeb(address)) {
            sheet.hyperlink(row, place, new HyperLink(address.toASCIIString()));
            sheet.style(row, place).fontColor(LINK_COLOUR).underlined().set();
        } else {
            text(row, place, cell.toString());
        }
    }

    private void text(int row, int place, String text) {
        String written = XlsxText.of(text);
        if (!written.isEmpty()) {
            sheet.value(row, place, written);
            format(row, place, TEXT);
        }
    }

    private void format(int row, int place, String format) {
        sheet.style(row, place).format(format).set();
    }

    private static boolean leadsToTheWeb(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        return (scheme.equals("https") || scheme.equals("http"))
                && address.toASCIIString().length() <= LONGEST_LINK;
    }
}
