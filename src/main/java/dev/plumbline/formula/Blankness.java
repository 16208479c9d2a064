package dev.plumbline.formula;

/** ISBLANK, the quickest way that there is for what it is asked of. */
final class Blankness {

    private Blankness() {}

    static Truth of(Arguments a) {
        Node<?> expression = a.node(0, a.typeOf(0));
        if (expression instanceof Measured<?> measured) {
            return new IsUnmeasured(measured);
        }
        return expression instanceof Fields.Text text ? new IsBlankText(text) : new IsBlank(expression);
    }

    private static final class IsBlank extends Truth {
        private final Node<?> expression;

        IsBlank(Node<?> expression) {
            this.expression = expression;
        }

        @Override
        int test(Facts facts, Context context) {
            return expression.get(facts, context) == null ? YES : NO;
        }
    }

    private static final class IsBlankText extends Truth {
        private final Fields.Text field;

        IsBlankText(Fields.Text field) {
            this.field = field;
        }

        @Override
        int test(Facts facts, Context context) {
            return of(field.whole(facts) == null);
        }

        @Override
        void columns(Batch batch, Context context, Rows wanted, Answers out) {
            Words column = batch.words(field.slot());
            out.yes.copy(column.blank()).retainAll(wanted);
            out.unsure.copy(column.unsure()).retainAll(wanted);
            out.blank.clear();
        }

        @Override
        boolean isQuick() {
            return true;
        }
    }

    /** Whether a field that can be had as a long is blank. */
    private static final class IsUnmeasured extends Truth {
        private final Measured<?> expression;

        IsUnmeasured(Measured<?> expression) {
            this.expression = expression;
        }

        @Override
        int test(Facts facts, Context context) {
            long measure = expression.measure(facts, context);
            return of(measure == Measured.BLANK || measure == Measured.WIDE && expression.get(facts, context) == null);
        }

        @Override
        void columns(Batch batch, Context context, Rows wanted, Answers out) {
            Measures column = expression.column(batch);
            if (column == null) {
                oneByOne(batch, context, wanted, out);
                return;
            }
            out.yes.copy(column.blank).retainAll(wanted);
            out.unsure.copy(column.unsure).retainAll(wanted);
            out.blank.clear();
        }
    }
}
