package dev.plumbline.rules;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.formula.Context;
import dev.plumbline.formula.Facts;
import dev.plumbline.formula.Formula;
import dev.plumbline.formula.Result;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A roll-up that can run.
 *
 * @param slot   of {@code field} among {@code childPaths}; -1 for COUNT
 * @param result what its value is, for rules that read it
 */
record CompiledRollup(
        String name,
        String object,
        String summarize,
        String by,
        Type type,
        @Nullable String field,
        @Nullable Formula filter,
        List<String> childPaths,
        int slot,
        FieldSchema result,
        String definition)
        implements Rollup {

    /** One child as the filter sees it: a state, never a change. */
    private record Child(FieldValue[] values) implements Facts {

        @Override
        public FieldValue now(int slot) {
            return values[slot];
        }

        @Override
        public FieldValue before(int slot) {
            return values[slot];
        }

        @Override
        public boolean isNew() {
            return false;
        }
    }

    String path() {
        return "$Rollup." + name;
    }

    @Override
    public boolean readsClock() {
        return filter != null && filter.readsClock();
    }

    @Override
    public FieldValue summary(List<FieldValue[]> children, Context context) {
        List<FieldValue> counted = new ArrayList<>();
        List<FieldValue> doubtful = new ArrayList<>();
        Set<String> reasons = new LinkedHashSet<>();
        for (FieldValue[] child : children) {
            Result result =
                    filter == null ? new Result.Value(FieldValue.TRUE) : filter.evaluate(new Child(child), context);
            FieldValue value = slot < 0 ? FieldValue.TRUE : child[slot];
            if (!(result instanceof Result.Value known)) {
                doubtful.add(value);
                reasons.add(reason(result, child));
            } else if (known.value().equals(FieldValue.TRUE)) {
                if (value instanceof FieldValue.Hidden hidden) {
                    return new FieldValue.Hidden(hidden.because());
                }
                counted.add(value);
            }
        }
        FieldValue answer = of(counted);
        for (FieldValue value : doubtful) {
            List<FieldValue> with = new ArrayList<>(counted);
            with.add(value);
            if (value.isHidden() || !same(of(with), answer)) {
                return new FieldValue.Hidden("which " + summarize + " records count is not known: "
                        + PlainText.cut(String.join("; ", reasons), 300));
            }
        }
        return answer;
    }

    private FieldValue of(List<FieldValue> values) {
        return switch (type) {
            case COUNT -> FieldValue.of(BigDecimal.valueOf(values.size()));
            case SUM ->
                FieldValue.of(values.stream()
                        .map(v -> v instanceof FieldValue.Num n ? n.value() : BigDecimal.ZERO)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
            case MIN -> extreme(values, -1);
            case MAX -> extreme(values, 1);
        };
    }

    private static FieldValue extreme(List<FieldValue> values, int sign) {
        FieldValue best = FieldValue.BLANK;
        for (FieldValue value : values) {
            if (!value.isBlank() && (best.isBlank() || sign * compare(value, best) > 0)) {
                best = value;
            }
        }
        return best;
    }

    private static int compare(FieldValue a, FieldValue b) {
        if (a instanceof FieldValue.Num x && b instanceof FieldValue.Num y) {
            return x.value().compareTo(y.value());
        }
        if (a instanceof FieldValue.Day x && b instanceof FieldValue.Day y) {
            return x.value().compareTo(y.value());
        }
        if (a instanceof FieldValue.Moment x && b instanceof FieldValue.Moment y) {
            return x.value().compareTo(y.value());
        }
        return 0;
    }

    private static boolean same(FieldValue a, FieldValue b) {
        return a.equals(b)
                || a instanceof FieldValue.Num x
                        && b instanceof FieldValue.Num y
                        && x.value().compareTo(y.value()) == 0;
    }

    private String reason(Result result, FieldValue[] child) {
        if (result instanceof Result.Failed failed) {
            return "its filter could not be worked out: " + failed.message();
        }
        for (String path : ((Result.CannotTell) result).references()) {
            int at = childPaths.indexOf(path);
            if (at >= 0 && child[at] instanceof FieldValue.Hidden hidden) {
                return hidden.because();
            }
        }
        return summarize + " fields are not visible";
    }

    /** Whether values of a type can be put in order, as MIN and MAX need. */
    static boolean isOrdered(FieldType type) {
        return type.isNumeric() || type == FieldType.DATE || type == FieldType.DATETIME;
    }
}
