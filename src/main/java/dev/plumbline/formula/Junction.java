package dev.plumbline.formula;

import org.jspecify.annotations.Nullable;

/** AND and OR: one condition of the deciding kind settles it, whatever cannot be read elsewhere. */
final class Junction extends Truth {
    private final Truth[] conditions;
    private final int decisive;

    /** Where the first condition is a checkbox, as with most rules: to be looked at without further ado. */
    private final Fields.@Nullable Checkbox door;

    Junction(Truth[] conditions, int decisive) {
        this.conditions = conditions;
        this.decisive = decisive;
        this.door = conditions[0] instanceof Fields.Checkbox checkbox ? checkbox : null;
    }

    @Override
    int test(Facts facts, Context context) {
        int first = 0;
        if (door != null && door.isKnown(facts)) {
            if (door.test(facts, context) == decisive) {
                return decisive;
            }
            first = 1;
        }
        return test(first, facts, context);
    }

    private int test(int first, Facts facts, Context context) {
        Unreadable unknown = null;
        for (int i = first; i < conditions.length; i++) {
            try {
                int answer = conditions[i].test(facts, context);
                if ((answer == YES ? YES : NO) == decisive) {
                    return decisive;
                }
            } catch (Unreadable e) {
                unknown = e.and(unknown);
            } catch (Failure e) {
                // What stands after an unknown may never be reached, so its failing says nothing.
                if (unknown == null) {
                    throw e;
                }
            }
        }
        if (unknown != null) {
            throw unknown;
        }
        return YES - decisive;
    }

    @Override
    void columns(Batch batch, Context context, Rows wanted, Answers out) {
        Batch.Mark mark = batch.mark();
        Rows open = batch.rows().copy(wanted);
        Answers answers = batch.answers();
        out.clear();
        for (Truth condition : conditions) {
            condition.test(batch, context, open, answers);
            // Whoever is unsure is asked again one by one; there it shows whether a later condition settles it all
            // the same.
            out.unsure.addAll(answers.unsure);
            if (decisive == YES) {
                out.yes.addAll(answers.yes);
                open.removeAll(answers.yes);
                open.removeAll(answers.unsure);
            } else {
                open.copy(answers.yes);
            }
            if (open.isEmpty()) {
                break;
            }
        }
        if (decisive == NO) {
            out.yes.copy(open);
        }
        batch.rewind(mark);
    }
}
