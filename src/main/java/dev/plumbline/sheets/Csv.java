package dev.plumbline.sheets;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;

/**
 * A table as comma separated values, UTF-8 with the mark by which spreadsheets know it.
 *
 * <p>Spreadsheets run what begins like a formula, also where it is somebody's text. Such text gets an apostrophe in front, as people would type it
 * themselves, and so does text that begins with one: whoever takes one apostrophe off has the text as it was.
 */
public final class Csv implements Sheet {

    /** Under which browsers take it for a file. */
    public static final String MEDIA_TYPE = "text/csv;charset=UTF-8;header=present";

    private static final String GUARD = "'";

    private static final char MARK = '\uFEFF';

    /** With which spreadsheets take a cell for a formula, in the widths of East Asian keyboards too. */
    private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private final CSVFormat format;
    private final boolean decimalComma;
    private final StringWriter text = new StringWriter();

    /** @param where spreadsheets there expect semicolons and decimal commas, or commas and points */
    public Csv(Locale where, List<String> head) {
        this.decimalComma = where.getLanguage().equals("de");
        this.format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(decimalComma ? ';' : ',')
                .setQuoteMode(QuoteMode.MINIMAL)
                .get();
        text.append(MARK);
        row(List.copyOf(head));
    }

    /** @param cells texts are guarded; numbers, dates and whatever else is not text stand as they are */
    @Override
    public void row(List<?> cells) {
        try {
            format.printRecord(text, cells.stream().map(this::cell).toArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void note(String note) {
        row(List.of(note));
    }

    @Override
    public byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String cell(Object value) {
        if (value instanceof CharSequence plain) {
            return guarded(plain.toString());
        }
        if (value instanceof BigDecimal number) {
            String written = number.toPlainString();
            return decimalComma ? written.replace('.', ',') : written;
        }
        return value.toString();
    }

    private static String guarded(String value) {
        // A zero byte ends the cell for some readers, and what follows begins another.
        String whole = value.replace("\u0000", "");
        int first = 0;
        while (first < whole.length() && blank(whole.charAt(first))) {
            first++;
        }
        boolean opens = !whole.isEmpty() && (whole.startsWith(GUARD) || Character.isISOControl(whole.charAt(0)));
        boolean formula = first < whole.length() && FORMULA.indexOf(whole.charAt(first)) >= 0;
        return opens || formula ? GUARD + whole : whole;
    }

    /** What some readers leave out before they look at the first letter, what nobody sees among it. */
    private static boolean blank(char letter) {
        return Character.isWhitespace(letter)
                || Character.isSpaceChar(letter)
                || Character.isISOControl(letter)
                || Character.getType(letter) == Character.FORMAT;
    }
}
