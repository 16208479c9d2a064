package dev.plumbline.formula;

/** The other answer; blank stays blank. */
final class Not extends Truth {
    private final Truth condition;

    private Not(Truth condition) {
        this.condition = condition;
    }

    static Truth of(Truth condition) {
        return condition instanceof Fields.Checkbox checkbox ? checkbox.negated() : new Not(condition);
    }

    @Override
    int test(Facts facts, Context context) {
        int answer = condition.test(facts, context);
        return answer == BLANK ? answer : YES - answer;
    }

    @Override
    void columns(Batch batch, Context context, Rows wanted, Answers out) {
        condition.test(batch, context, wanted, out);
        for (int w = 0; w < wanted.words.length; w++) {
            out.yes.words[w] = wanted.words[w] & ~(out.yes.words[w] | out.blank.words[w] | out.unsure.words[w]);
        }
    }
}
