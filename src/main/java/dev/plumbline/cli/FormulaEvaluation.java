package dev.plumbline.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.formula.Blanks;
import dev.plumbline.formula.Compilation;
import dev.plumbline.formula.Formula;
import dev.plumbline.formula.FormulaCompiler;
import dev.plumbline.formula.Issue;
import dev.plumbline.formula.Layout;
import dev.plumbline.formula.Result;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One line of {@code formula eval}: a JSON object in, a JSON object out, as text. */
final class FormulaEvaluation {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    /** Numbers keep all the digits they are written with. */
    private final ObjectMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private final @Nullable Clock clock;

    FormulaEvaluation(@Nullable Clock clock) {
        this.clock = clock;
    }

    String answer(String line) {
        try {
            return evaluate(FormulaInput.of(json.readTree(line), clock)).toString();
        } catch (JsonProcessingException e) {
            return error("expected a JSON object on one line: " + e.getOriginalMessage())
                    .toString();
        } catch (IllegalArgumentException e) {
            return error(String.valueOf(e.getMessage())).toString();
        }
    }

    String tooLong(int most) {
        return error("the line has more than " + most + " characters").toString();
    }

    private ObjectNode evaluate(FormulaInput input) {
        Layout layout = new Layout();
        Blanks blanks = input.blanks();
        Compilation compilation =
                FormulaCompiler.compile(input.formula(), input.returns(), input.names(), layout, blanks);
        return compilation.fold(formula -> run(formula, input, layout), this::rejected);
    }

    private ObjectNode run(Formula formula, FormulaInput input, Layout layout) {
        if (formula.readsClock() && !input.timed()) {
            return error("the formula reads the clock: give \"now\", for instance \"2026-03-02T09:00:00Z\"");
        }
        Result result = formula.evaluate(input.facts(layout), input.context());
        if (result instanceof Result.Failed failed) {
            return error(failed.message());
        }
        if (result instanceof Result.CannotTell unknown) {
            return error("cannot tell without " + String.join(", ", unknown.references()));
        }
        ObjectNode out = json.createObjectNode();
        put(out, ((Result.Value) result).value());
        return out.put("type", FormulaInput.name(formula.type()));
    }

    private static void put(ObjectNode out, FieldValue value) {
        if (value instanceof FieldValue.Blank) {
            out.putNull("value");
        } else if (value instanceof FieldValue.Bool answer) {
            out.put("value", answer.value());
        } else {
            out.put("value", text(value));
        }
    }

    private static String text(FieldValue value) {
        if (value instanceof FieldValue.Moment moment) {
            return MOMENT.format(Instant.ofEpochMilli(moment.value().toEpochMilli()));
        }
        if (value instanceof FieldValue.TimeOfDay time) {
            LocalTime at = time.value();
            return TIME.format(at);
        }
        return value.asText();
    }

    private ObjectNode rejected(List<Issue> issues) {
        Issue first = issues.get(0);
        ObjectNode out = error(first.message());
        place(out, first.line(), first.column());
        return out;
    }

    private static void place(ObjectNode out, int line, int column) {
        out.putObject("at").put("line", line).put("column", column);
    }

    private ObjectNode error(@Nullable String message) {
        return json.createObjectNode().put("error", message == null ? "not understood" : message);
    }
}
