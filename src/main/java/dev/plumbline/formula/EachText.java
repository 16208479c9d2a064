package dev.plumbline.formula;

import dev.plumbline.crm.FieldValue;
import java.time.DateTimeException;

/** Asks a question that one text decides once for each different text of a column, and hands the answers to the rows. */
final class EachText {

    /** As many different texts as have room in a word: picklists, mostly. */
    private static final int FEW = 64;

    private static final byte UNSURE = 3;
    private final Truth question;
    private final Words column;
    private final Context context;
    private final FieldValue[] values;
    private final int slot;
    private final Facts facts;

    /** @param slot of the text */
    EachText(Truth question, int slot, Words column, Context context) {
        this.question = question;
        this.column = column;
        this.context = context;
        this.slot = slot;
        this.values = new FieldValue[slot + 1];
        this.facts = Facts.of(values);
    }

    void answer(Rows wanted, Answers out) {
        if (column.texts().size() <= FEW) {
            few(wanted, out);
        } else {
            many(wanted, out);
        }
    }

    private void few(Rows wanted, Answers out) {
        long yes = 0;
        long blank = 0;
        long unsure = 0;
        for (int code = 0; code < column.texts().size(); code++) {
            int answer = ask(code);
            yes |= (answer == Truth.YES ? 1L : 0L) << code;
            blank |= (answer == Truth.BLANK ? 1L : 0L) << code;
            unsure |= (answer == UNSURE ? 1L : 0L) << code;
        }
        spread(yes, wanted, out.yes);
        spread(blank, wanted, out.blank);
        spread(unsure, wanted, out.unsure);
    }

    private void spread(long answers, Rows wanted, Rows to) {
        if (answers == 0) {
            to.clear();
            return;
        }
        int[] codes = column.codes();
        for (int w = 0; w < wanted.words.length; w++) {
            long bits = 0;
            for (int i = 0, row = w << 6; wanted.words[w] != 0 && i < 64; i++, row++) {
                bits |= (answers >>> codes[row] & 1) << i;
            }
            to.words[w] = bits & wanted.words[w];
        }
    }

    private void many(Rows wanted, Answers out) {
        byte[] answers = question.isTimeless()
                ? column.texts().answers(question)
                : Lexicon.Texts.fresh(column.texts().size());
        out.clear();
        for (int row = wanted.next(0); row >= 0; row = wanted.next(row + 1)) {
            int code = column.codes()[row];
            if (answers[code] == Lexicon.Texts.NOT_ASKED) {
                answers[code] = (byte) ask(code);
            }
            if (answers[code] == UNSURE) {
                out.unsure.add(row);
            } else {
                out.add(row, answers[code]);
            }
        }
    }

    private int ask(int code) {
        values[slot] = column.texts().value(code);
        try {
            return question.test(facts, context);
        } catch (Unreadable | Failure | ArithmeticException | DateTimeException e) {
            return UNSURE;
        }
    }
}
