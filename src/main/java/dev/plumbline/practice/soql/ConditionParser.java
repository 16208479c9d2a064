package dev.plumbline.practice.soql;

import dev.plumbline.crm.FieldValues;
import dev.plumbline.practice.soql.Condition.Operator;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads what stands behind WHERE or HAVING. */
final class ConditionParser {

    private final Words words;

    ConditionParser(Words words) {
        this.words = words;
    }

    /** AND and OR may not be mixed without parentheses; Salesforce refuses it too. */
    Condition condition() {
        List<Condition> parts = new ArrayList<>(List.of(part()));
        String joint = words.peek().isWord("AND") ? "AND" : "OR";
        while (words.skipWord(joint)) {
            parts.add(part());
        }
        if (words.peek().isWord("AND") || words.peek().isWord("OR")) {
            throw words.unexpected(words.peek());
        }
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return joint.equals("AND") ? new Condition.All(parts) : new Condition.Any(parts);
    }

    private Condition part() {
        words.deeper();
        try {
            return anyPart();
        } finally {
            words.back();
        }
    }

    private Condition anyPart() {
        if (words.skipWord("NOT")) {
            return new Condition.Not(part());
        }
        if (words.skipSymbol("(")) {
            Condition inside = condition();
            words.expectSymbol(")");
            return inside;
        }
        Query.Item left = Parser.item(words);
        Operator operator = operator();
        if (!operator.list()) {
            return new Condition.Compare(left, operator, List.of(literal()));
        }
        words.expectSymbol("(");
        if (words.peek().isWord("SELECT") && (operator == Operator.IN || operator == Operator.NOT_IN)) {
            Query inner = Parser.inner(words);
            words.expectSymbol(")");
            return new Condition.SemiJoin(left, operator == Operator.NOT_IN, inner);
        }
        List<Literal> values = new ArrayList<>();
        do {
            values.add(literal());
        } while (words.skipSymbol(","));
        words.expectSymbol(")");
        return new Condition.Compare(left, operator, values);
    }

    private Operator operator() {
        Token token = words.take();
        return switch (token.text().toUpperCase(Locale.ROOT)) {
            case "=" -> Operator.EQUAL;
            case "!=", "<>" -> Operator.NOT_EQUAL;
            case "<" -> Operator.LESS;
            case "<=" -> Operator.LESS_OR_EQUAL;
            case ">" -> Operator.GREATER;
            case ">=" -> Operator.GREATER_OR_EQUAL;
            case "LIKE" -> Operator.LIKE;
            case "IN" -> Operator.IN;
            case "INCLUDES" -> Operator.INCLUDES;
            case "EXCLUDES" -> Operator.EXCLUDES;
            case "NOT" -> {
                words.expectWord("IN");
                yield Operator.NOT_IN;
            }
            default -> throw words.unexpected(token);
        };
    }

    private Literal literal() {
        Token token = words.take();
        try {
            return switch (token.kind()) {
                case TEXT -> new Literal.Text(token.text());
                case NUMBER -> new Literal.Amount(new BigDecimal(token.text()));
                case DATE -> new Literal.Day(LocalDate.parse(token.text()));
                case DATETIME -> new Literal.Moment(FieldValues.moment(token.text()));
                case WORD -> word(token);
                default -> throw words.unexpected(token);
            };
        } catch (DateTimeException e) {
            throw new SoqlException("MALFORMED_QUERY", "invalid date: " + token.text(), words.query(), token.at());
        }
    }

    private Literal word(Token token) {
        String word = token.text().toUpperCase(Locale.ROOT);
        return switch (word) {
            case "NULL" -> new Literal.Nothing();
            case "TRUE" -> new Literal.Truth(true);
            case "FALSE" -> new Literal.Truth(false);
            default -> {
                int n = words.skipSymbol(":") ? words.number() : 0;
                if (!Spans.known(word)) {
                    throw words.unexpected(token);
                }
                yield new Literal.Span(word, n, token.at());
            }
        };
    }
}
