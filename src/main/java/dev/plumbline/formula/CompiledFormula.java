package dev.plumbline.formula;

import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A formula as code, and what is known of it. */
record CompiledFormula(
        Code code,
        FieldType type,
        Set<String> references,
        Set<String> unavailable,
        boolean readsClock,
        boolean readsContext,
        boolean readsChange,
        Set<String> compared)
        implements Formula {

    private static final Result TRUE = new Result.Value(FieldValue.TRUE);
    private static final Result FALSE = new Result.Value(FieldValue.FALSE);
    private static final Result BLANK = new Result.Value(FieldValue.BLANK);

    CompiledFormula {
        references = Set.copyOf(references);
        unavailable = Set.copyOf(unavailable);
        compared = Set.copyOf(compared);
    }

    @Override
    public Result evaluate(Facts facts, Context context) {
        try {
            if (code instanceof Truth truth) {
                // As in Salesforce, an answer that is blank is no.
                return truth.test(facts, context) == Truth.YES ? TRUE : FALSE;
            }
            return result(((Node<?>) code).get(facts, context));
        } catch (Unreadable unreadable) {
            return new Result.CannotTell(unreadable.paths());
        } catch (Failure failure) {
            return new Result.Failed(failure.reason());
        } catch (ArithmeticException | DateTimeException e) {
            return new Result.Failed("A value is out of range: " + e.getMessage());
        }
    }

    @Override
    public Answers answer(Batch batch, Context context, Rows wanted) {
        if (!(code instanceof Truth truth)) {
            throw new IllegalStateException("only formulas that answer yes or no run over many records");
        }
        Answers answers = batch.answers();
        if (batch.size() == 0) {
            return answers.clear();
        }
        truth.test(batch, context, wanted, answers);
        return answers;
    }

    private Result result(@Nullable Object value) {
        return value == null ? BLANK : new Result.Value(fieldValue(value));
    }

    private FieldValue fieldValue(Object value) {
        if (value instanceof BigDecimal number) {
            return FieldValue.of(type == FieldType.PERCENT ? number.movePointRight(2) : number);
        }
        if (value instanceof LocalDate day) {
            return type == FieldType.DATETIME
                    ? FieldValue.of(day.atStartOfDay().toInstant(ZoneOffset.UTC))
                    : FieldValue.of(day);
        }
        if (value instanceof Instant moment) {
            return type == FieldType.DATE ? FieldValue.of(Dates.dayInGmt(moment)) : FieldValue.of(moment);
        }
        return value instanceof LocalTime time ? new FieldValue.TimeOfDay(time) : FieldValue.of((String) value);
    }
}
