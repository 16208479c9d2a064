package dev.plumbline.sheets;

import java.util.List;
import java.util.Locale;

/** As what a table leaves. */
public enum FileKind {
    /** Comma separated values, which every program reads. */
    CSV(".csv", Csv.MEDIA_TYPE),

    /** A workbook, in which numbers and days are what they are. */
    XLSX(".xlsx", Xlsx.MEDIA_TYPE);

    private final String ending;
    private final String mediaType;

    FileKind(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    /** Of the file's name, with its point. */
    public String ending() {
        return ending;
    }

    /** Under which browsers take it for a file. */
    public String mediaType() {
        return mediaType;
    }

    /**
     * @param title of the table, where a file can say so
     * @param where whose way of writing numbers is meant, where a file has to choose one
     */
    public Sheet sheet(String title, Locale where, List<Column> columns) {
        return switch (this) {
            case CSV -> new Csv(where, columns.stream().map(Column::head).toList());
            case XLSX -> new Xlsx(title, columns);
        };
    }
}
