package dev.plumbline.formula;

import java.time.DateTimeException;

/** Code that answers yes or no, or blank: in Salesforce a comparison with a blank is neither, and counts as no wherever one must choose. */
abstract non-sealed class Truth extends Code {

    static final int NO = 0;
    static final int YES = 1;
    static final int BLANK = 2;

    private static final int NONE = -1;

    /** The slot of the one text that decides the answer, so that it need be worked out only once for each different text. */
    private int onlyText = NONE;

    private boolean timeless;

    /** What a lambda can be. */
    @FunctionalInterface
    interface Test {
        int test(Facts facts, Context context);
    }

    /** What a lambda can be that knows no blank. */
    @FunctionalInterface
    interface Sure {
        boolean test(Facts facts, Context context);
    }

    abstract int test(Facts facts, Context context);

    /** The same for many records. All of {@code out} is written; rows that are not wanted are in none of its sets. */
    final void test(Batch batch, Context context, Rows wanted, Answers out) {
        if (onlyText == NONE || isQuick()) {
            columns(batch, context, wanted, out);
        } else {
            new EachText(this, onlyText, batch.words(onlyText), context).answer(wanted, out);
        }
    }

    /** Whether working it out takes no longer than looking up what came of it before. */
    boolean isQuick() {
        return false;
    }

    /** Column by column where there is a way, else one by one. */
    void columns(Batch batch, Context context, Rows wanted, Answers out) {
        oneByOne(batch, context, wanted, out);
    }

    final void oneByOne(Batch batch, Context context, Rows wanted, Answers out) {
        out.clear();
        for (int row = wanted.next(0); row >= 0; row = wanted.next(row + 1)) {
            try {
                out.add(row, test(batch.at(row), context));
            } catch (Unreadable | Failure | ArithmeticException | DateTimeException e) {
                out.unsure.add(row);
            }
        }
    }

    /**
     * Notes that nothing of the record but this text decides the answer.
     *
     * @param always whether the run does not matter either, neither its time nor anything else of its context
     */
    final void decidedBy(int slot, boolean always) {
        onlyText = slot;
        timeless = always;
    }

    /** Whether it answers the same in every run. */
    final boolean isTimeless() {
        return timeless;
    }

    static int of(boolean answer) {
        return answer ? YES : NO;
    }

    static Truth by(Test test) {
        return new Truth() {
            @Override
            int test(Facts facts, Context context) {
                return test.test(facts, context);
            }
        };
    }

    static Truth sure(Sure test) {
        return new Truth() {
            @Override
            int test(Facts facts, Context context) {
                return test.test(facts, context) ? YES : NO;
            }
        };
    }

    static Truth constant(int answer) {
        return new Truth() {
            @Override
            int test(Facts facts, Context context) {
                return answer;
            }

            @Override
            void columns(Batch batch, Context context, Rows wanted, Answers out) {
                out.clear();
                if (answer != NO) {
                    (answer == YES ? out.yes : out.blank).copy(wanted);
                }
            }
        };
    }
}
