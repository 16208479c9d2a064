package dev.plumbline.sheets;

import java.util.List;

/** A table on its way into a file, its head first and then row by row. */
public sealed interface Sheet permits Csv, Xlsx {

    /**
     * @param cells one for each column: texts, numbers, days, and addresses ({@link java.net.URI}) that we made ourselves; a text of no letters
     *              is an empty cell
     */
    void row(List<?> cells);

    /** Something about the table, below it. */
    void note(String text);

    /** The file. Nothing comes after it. */
    byte[] bytes();
}
