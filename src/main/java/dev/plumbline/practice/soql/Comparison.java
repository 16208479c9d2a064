package dev.plumbline.practice.soql;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.soql.Condition.Operator;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One comparison of a field with values, by the field's type. */
final class Comparison {

    private final FieldSchema field;
    private final Spans spans;
    private final ZoneId zone;
    private final String query;
    private final int at;
    private final Comparator<FieldValue> order;

    Comparison(FieldSchema field, Spans spans, ZoneId zone, String query, int at) {
        this.field = field;
        this.spans = spans;
        this.zone = zone;
        this.query = query;
        this.at = at;
        this.order = Values.order(field);
    }

    Predicate<FieldValue> with(Operator operator, List<Literal> values) {
        return switch (operator) {
            case IN, NOT_IN -> in(operator == Operator.NOT_IN, values);
            case INCLUDES, EXCLUDES -> includes(operator == Operator.EXCLUDES, values);
            case LIKE -> like(values.get(0));
            default -> one(operator, values.get(0));
        };
    }

    private Predicate<FieldValue> one(Operator operator, Literal literal) {
        if (literal instanceof Literal.Nothing) {
            if (operator.ordering()) {
                throw refused("INVALID_QUERY_FILTER_OPERATOR", "invalid operator on null");
            }
            return operator == Operator.EQUAL ? FieldValue::isBlank : value -> !value.isBlank();
        }
        if (literal instanceof Literal.Span span) {
            return within(operator, spans.span(span));
        }
        FieldValue wanted = value(literal);
        if (operator == Operator.EQUAL) {
            return value -> order.compare(value, wanted) == 0;
        }
        if (operator == Operator.NOT_EQUAL) {
            return value -> order.compare(value, wanted) != 0;
        }
        if (field.type() == FieldType.BOOLEAN || field.type() == FieldType.MULTIPICKLIST) {
            throw refused("INVALID_QUERY_FILTER_OPERATOR", "invalid operator on " + typeName() + " field");
        }
        return value -> !value.isBlank() && holds(operator, order.compare(value, wanted));
    }

    private static boolean holds(Operator operator, int comparison) {
        return switch (operator) {
            case LESS -> comparison < 0;
            case LESS_OR_EQUAL -> comparison <= 0;
            case GREATER -> comparison > 0;
            default -> comparison >= 0;
        };
    }

    private Predicate<FieldValue> within(Operator operator, Spans.Span span) {
        if (field.type() != FieldType.DATE && field.type() != FieldType.DATETIME) {
            throw wrongType();
        }
        FieldValue start = border(span.start());
        FieldValue end = border(span.end());
        return switch (operator) {
            case EQUAL -> value -> !value.isBlank() && atOrAfter(value, start) && !atOrAfter(value, end);
            case NOT_EQUAL -> value -> value.isBlank() || !atOrAfter(value, start) || atOrAfter(value, end);
            case LESS -> value -> !value.isBlank() && !atOrAfter(value, start);
            case LESS_OR_EQUAL -> value -> !value.isBlank() && !atOrAfter(value, end);
            case GREATER -> value -> !value.isBlank() && atOrAfter(value, end);
            default -> value -> !value.isBlank() && atOrAfter(value, start);
        };
    }

    private FieldValue border(LocalDate day) {
        return field.type() == FieldType.DATE
                ? FieldValue.of(day)
                : FieldValue.of(day.atStartOfDay(zone).toInstant());
    }

    private boolean atOrAfter(FieldValue value, FieldValue border) {
        return order.compare(value, border) >= 0;
    }

    private Predicate<FieldValue> in(boolean not, List<Literal> literals) {
        Set<FieldValue> wanted = new TreeSet<>(order);
        boolean blank = literals.stream().anyMatch(l -> l instanceof Literal.Nothing);
        literals.stream().filter(l -> !(l instanceof Literal.Nothing)).forEach(l -> wanted.add(value(l)));
        Predicate<FieldValue> in = value -> value.isBlank() ? blank : wanted.contains(value);
        return not ? in.negate() : in;
    }

    private Predicate<FieldValue> like(Literal literal) {
        boolean text = field.type().isText() || field.type() == FieldType.PICKLIST;
        if (!text || !(literal instanceof Literal.Text)) {
            throw refused("INVALID_QUERY_FILTER_OPERATOR", "invalid operator on " + typeName() + " field");
        }
        if (field.type() == FieldType.ID || field.type() == FieldType.REFERENCE) {
            throw refused("INVALID_QUERY_FILTER_OPERATOR", "invalid operator on id field");
        }
        Pattern pattern = ((Literal.Text) literal).pattern();
        return value -> !value.isBlank() && pattern.matcher(value.asText()).matches();
    }

    /** Each value may name several choices joined by {@code ;}, all of which must be chosen. */
    private Predicate<FieldValue> includes(boolean not, List<Literal> literals) {
        if (field.type() != FieldType.MULTIPICKLIST) {
            throw refused("INVALID_QUERY_FILTER_OPERATOR", "includes and excludes are for multi-select picklists");
        }
        List<Set<String>> wanted =
                literals.stream().map(l -> choices(value(l).asText())).toList();
        Predicate<FieldValue> includes = value -> {
            Set<String> chosen = choices(value.asText());
            return wanted.stream().anyMatch(chosen::containsAll);
        };
        return not ? includes.negate() : includes;
    }

    private static Set<String> choices(String joined) {
        return Arrays.stream(joined.split(";"))
                .map(c -> c.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** The literal as a value of the field's type. */
    private FieldValue value(Literal literal) {
        return switch (field.type()) {
            case ID, REFERENCE -> literal instanceof Literal.Text t ? id(t.value()) : wrong();
            case BOOLEAN -> literal instanceof Literal.Truth t ? FieldValue.of(t.value()) : wrong();
            case NUMBER, CURRENCY, PERCENT -> literal instanceof Literal.Amount n ? FieldValue.of(n.value()) : wrong();
            case DATE -> literal instanceof Literal.Day d ? FieldValue.of(d.value()) : wrong();
            case DATETIME -> literal instanceof Literal.Moment m ? FieldValue.of(m.value()) : wrong();
            default -> literal instanceof Literal.Text t ? FieldValue.of(t.value()) : wrong();
        };
    }

    private FieldValue id(String text) {
        if (text.isEmpty()) {
            return FieldValue.BLANK;
        }
        if (!RecordId.isId(text)) {
            throw refused("INVALID_QUERY_FILTER_OPERATOR", "invalid ID field: " + text);
        }
        return FieldValue.of(RecordId.of(text).value());
    }

    private FieldValue wrong() {
        throw wrongType();
    }

    private SoqlException wrongType() {
        boolean quoted =
                field.type().isText() || field.type() == FieldType.PICKLIST || field.type() == FieldType.MULTIPICKLIST;
        return refused(
                "INVALID_FIELD",
                "value of filter criterion for field '" + field.name() + "' must be of type " + typeName()
                        + " and should " + (quoted ? "be enclosed in quotes" : "not be enclosed in quotes"));
    }

    private String typeName() {
        return switch (field.type()) {
            case DATETIME -> "dateTime";
            case NUMBER, CURRENCY, PERCENT -> "double";
            case TEXT, LONG_TEXT, PICKLIST, MULTIPICKLIST -> "string";
            default -> field.type().name().toLowerCase(Locale.ROOT);
        };
    }

    private SoqlException refused(String code, String message) {
        return SoqlException.pointing(code, message, query, at);
    }
}
