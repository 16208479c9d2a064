package dev.plumbline.formula;

/** Code that answers yes or no, or blank: in Salesforce a comparison with a blank is neither, and counts as no wherever one must choose. */
abstract non-sealed class Truth extends Code {

    static final int NO = 0;
    static final int YES = 1;
    static final int BLANK = 2;

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
        };
    }
}
