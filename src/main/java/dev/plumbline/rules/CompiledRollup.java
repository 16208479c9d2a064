package dev.plumbline.rules;

import dev.plumbline.crm.BusinessDays;
import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.Share;
import dev.plumbline.crm.StageList;
import dev.plumbline.crm.Tally;
import dev.plumbline.formula.Context;
import dev.plumbline.formula.Facts;
import dev.plumbline.formula.Formula;
import dev.plumbline.formula.Result;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A roll-up that can run.
 *
 * @param slot   of {@code field} among {@code childPaths}; -1 for COUNT
 * @param add    what is typed to add a child in place; empty where none is to be added
 * @param result what its value is, for rules that read it
 * @param key    differs where shares may
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
        List<NewField> add,
        FieldSchema result,
        String definition,
        String key)
        implements Rollup {

    private static final int LONGEST_REASON = 300;

    /** For what does not look at it. */
    private static final Context NO_CONTEXT =
            new Context(Instant.EPOCH, ZoneOffset.UTC, new StageList(List.of()), BusinessDays.MONDAY_TO_FRIDAY);

    @Override
    public boolean takesAdditions() {
        return !add.isEmpty();
    }

    @Override
    public Map<String, FieldValue> presets(Context context) {
        Map<String, FieldValue> presets = new LinkedHashMap<>();
        add.forEach(field -> presets.put(field.name(), field.begin(context)));
        return presets;
    }

    String path() {
        return "$Rollup." + name;
    }

    @Override
    public boolean readsClock() {
        return filter != null && filter.readsClock();
    }

    @Override
    public boolean steady() {
        boolean own = childPaths.stream().noneMatch(path -> path.contains(".") || path.startsWith("$"));
        return own && (filter == null || !filter.readsClock() && !filter.readsContext());
    }

    @Override
    public boolean greatest() {
        return type == Type.MAX;
    }

    @Override
    public FieldValue summary(List<FieldValue[]> children, Context context) {
        return value(
                Tally.of(children.stream().map(child -> share(child, context)).toList(), greatest()));
    }

    @Override
    public Share share(FieldValue[] child) {
        return share(child, NO_CONTEXT);
    }

    @Override
    public FieldValue value(Tally tally) {
        Optional<String> hidden = tally.hidden();
        if (hidden.isPresent()) {
            return new FieldValue.Hidden(hidden.get());
        }
        if (tally.isOpen(greatest())) {
            return new FieldValue.Hidden("which " + summarize + " records count is not known: "
                    + PlainText.cut(String.join("; ", tally.reasons()), LONGEST_REASON));
        }
        return switch (type) {
            case COUNT -> FieldValue.of(BigDecimal.valueOf(tally.counted()));
            case SUM -> FieldValue.of(tally.total());
            case MIN, MAX -> tally.extreme();
        };
    }

    private Share share(FieldValue[] child, Context context) {
        Result result = filter == null ? new Result.Value(FieldValue.TRUE) : filter.evaluate(Facts.of(child), context);
        FieldValue value = slot < 0 ? FieldValue.BLANK : readable(child[slot]);
        if (!(result instanceof Result.Value known)) {
            return new Share.Doubt(false, mark(value), PlainText.cut(reason(result, child), LONGEST_REASON));
        }
        if (!known.value().equals(FieldValue.TRUE)) {
            return Share.NONE;
        }
        if (value instanceof FieldValue.Hidden hidden) {
            return new Share.Doubt(true, FieldValue.TRUE, hidden.because());
        }
        return type == Type.SUM && value instanceof FieldValue.Num amount
                ? new Share.In(amount.value(), FieldValue.BLANK)
                : new Share.In(BigDecimal.ZERO, value);
    }

    /** By what a child that may count would change the answer. */
    private FieldValue mark(FieldValue value) {
        boolean whatever = type == Type.COUNT || value.isHidden();
        boolean some = type == Type.SUM
                && value instanceof FieldValue.Num n
                && n.value().signum() != 0;
        if (whatever || some) {
            return FieldValue.TRUE;
        }
        return type == Type.SUM ? FieldValue.BLANK : value;
    }

    /** Numbers in one spelling; what cannot be summed up, because the org made another kind of field of it, is not taken for nothing. */
    private FieldValue readable(FieldValue value) {
        if (value instanceof FieldValue.Num number) {
            return FieldValue.of(Tally.plain(number.value()));
        }
        boolean fits = value.isBlank() || value.isHidden() || type != Type.SUM && Tally.isOrdered(value);
        return fits ? value : new FieldValue.Hidden(summarize + "." + field + " holds nothing that can be summed up");
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
