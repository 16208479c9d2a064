package dev.plumbline.sheets;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A process of its own that writes the longest file that leaves, so that a test can say how much memory it gets. */
final class ManyRows {

    static final int ROWS = 10_000;

    private static final int TEXTS = 11;

    private ManyRows() {}

    public static void main(String[] args) {
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < TEXTS + 4; c++) {
            columns.add(new Column("Column " + c, 20));
        }
        Xlsx file = new Xlsx("Gaps", columns);
        for (int r = 0; r < ROWS; r++) {
            List<Object> cells = new ArrayList<>(List.of(
                    LocalDate.EPOCH.plusDays(r),
                    r,
                    new BigDecimal(r).movePointLeft(2),
                    URI.create("https://company.example/" + r)));
            for (int c = 0; c < TEXTS; c++) {
                // Some of what stands in a row is its own, the rest is what many rows share.
                cells.add(
                        c < 3 ? "Something of about forty letters, no. " + r + "." + c : "Shared " + c + "." + r % 50);
            }
            file.row(cells);
        }
        System.out.println(file.bytes().length);
    }
}
