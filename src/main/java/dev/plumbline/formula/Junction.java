package dev.plumbline.formula;

/** AND and OR: one condition of the deciding kind settles it, whatever cannot be read elsewhere. */
final class Junction extends Truth {
    private final Truth[] conditions;
    private final int decisive;

    Junction(Truth[] conditions, int decisive) {
        this.conditions = conditions;
        this.decisive = decisive;
    }

    @Override
    int test(Facts facts, Context context) {
        Unreadable unknown = null;
        for (Truth condition : conditions) {
            try {
                int answer = condition.test(facts, context);
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
