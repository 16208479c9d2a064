package dev.plumbline.crm;

import java.math.BigDecimal;

/** One child record's part in a summary of its parent's children. Equal shares can stand for each other. */
public sealed interface Share {

    Share NONE = new Out();

    /** It does not count. */
    record Out() implements Share {}

    /**
     * It counts.
     *
     * @param amount what it adds to the total
     * @param mark   the number, day or moment by which it may be the least or the greatest; else blank
     */
    record In(BigDecimal amount, FieldValue mark) implements Share {}

    /**
     * Whether it counts, or with what, cannot be told.
     *
     * @param counts  that it counts is sure and only its value is hidden
     * @param mark    when it may count: blank if that would change no answer, true if it would change any, else what would have to be
     *                less or greater than the others
     * @param because for people
     */
    record Doubt(boolean counts, FieldValue mark, String because) implements Share {}
}
