package dev.plumbline.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.FieldType;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every function says how many arguments of which types it takes, and refuses the others. */
class SignaturesTest {

    private final Given record = Given.nothing()
            .field("Text", FieldType.TEXT, "a")
            .field("Number", FieldType.NUMBER, "1")
            .field("Tick", FieldType.BOOLEAN, "true")
            .field("Day", FieldType.DATE, "2026-03-01")
            .field("Moment", FieldType.DATETIME, "2026-03-01T00:00:00Z")
            .field("Time", FieldType.TIME, "10:00:00.000")
            .field("Pick", FieldType.PICKLIST, "A")
            .field("Picks", FieldType.MULTIPICKLIST, "A;B")
            .field("StageName", FieldType.PICKLIST, "A");

    private static final Map<Type, String> FIELDS = Map.of(
            Type.TEXT, "Text",
            Type.NUMBER, "Number",
            Type.BOOLEAN, "Tick",
            Type.DATE, "Day",
            Type.DATETIME, "Moment",
            Type.TIME, "Time",
            Type.PICKLIST, "Pick",
            Type.MULTIPICKLIST, "Picks",
            Type.LOCATION, "GEOLOCATION(1, 1)");

    static Stream<Function> functions() {
        return FunctionTable.entries().stream()
                .filter(entry -> !entry.group().equals("OPERATOR") && entry.refusal() == null)
                .map(entry -> FunctionTable.function(entry.name()));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void refusesOneArgumentTooManyAndOneTooFew(Function function) {
        Signature signature = function.signature();
        if (function.name().equals("NOT")) {
            return; // an operator to the parser, which wants what it negates
        }
        if (signature.required() > 0) {
            assertThat(record.complaint(call(function, signature.required() - 1)))
                    .contains("Incorrect number of parameters for function '" + function.name() + "()'");
        }
        if (!signature.repeats()) {
            assertThat(record.complaint(call(function, signature.parameters().size() + 1)))
                    .contains("Incorrect number of parameters for function '" + function.name() + "()'");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            NOT()           | Expected a field, a function or a value
            NOT(Tick, Tick) | Missing ')'
            """)
    void refusesToNegateNothingOrTwoThings(String formula, String message) {
        assertThat(record.complaint(formula)).contains(message);
    }

    private static String call(Function function, int arguments) {
        Signature signature = function.signature();
        List<String> values = IntStream.range(0, arguments)
                .mapToObj(i -> signature.parameters().isEmpty() ? "1" : value(signature.parameter(i)))
                .toList();
        return function.name() + "(" + String.join(", ", values) + ")";
    }

    private static String value(Signature.Parameter parameter) {
        return FIELDS.getOrDefault(parameter.types().iterator().next(), "Number");
    }

    /** Each type that no alternative of a parameter takes, in each place. */
    @ParameterizedTest
    @MethodSource("functions")
    void refusesEveryTypeThatItDoesNotName(Function function) {
        Signature signature = function.signature();
        for (int place = 0; place < signature.parameters().size(); place++) {
            Signature.Parameter parameter = signature.parameter(place);
            for (Map.Entry<Type, String> field : FIELDS.entrySet()) {
                if (parameter.types().contains(Type.ANY) || parameter.types().contains(field.getKey())) {
                    continue;
                }
                int wrong = place;
                List<String> values = IntStream.rangeClosed(0, Math.max(place, signature.required() - 1))
                        .mapToObj(i -> i == wrong ? field.getValue() : value(signature.parameter(i)))
                        .toList();
                String formula = function.name() + "(" + String.join(", ", values) + ")";
                assertThat(record.complaint(formula))
                        .as(formula)
                        .contains("Incorrect parameter type for function '" + function.name() + "()'", "Expected ");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            + | Number, Date, DateTime | Number                 | Number
            + | Date, DateTime, Time   | Number                 | same
            + | Text                   | Text                   | Text
            - | Number                 | Number                 | Number
            - | Date, DateTime, Time   | Number                 | same
            """)
    void addsAndSubtractsWhatGoesTogether(String operator, String lefts, String right, String result) {
        for (String left : lefts.split(", ", -1)) {
            String formula = field(left) + " " + operator + " " + field(right);
            String type = result.equals("same") || left.equals("Date") || left.equals("DateTime") ? left : result;
            assertThat(record.formula(formula).type())
                    .as(formula)
                    .isEqualTo(Type.named(type).field());
        }
    }

    /** Of all pairs of types, only those that Salesforce lists may be combined. */
    @Test
    void refusesAllOtherPairs() {
        Map<String, List<String>> allowed = Map.of(
                "+",
                List.of(
                        "NUMBER NUMBER",
                        "NUMBER DATE",
                        "NUMBER DATETIME",
                        "DATE NUMBER",
                        "DATETIME NUMBER",
                        "TIME NUMBER",
                        "TEXT TEXT"),
                "-",
                List.of(
                        "NUMBER NUMBER",
                        "DATE NUMBER",
                        "DATE DATE",
                        "DATETIME NUMBER",
                        "DATETIME DATETIME",
                        "TIME NUMBER",
                        "TIME TIME"),
                "*",
                List.of("NUMBER NUMBER"),
                "/",
                List.of("NUMBER NUMBER"),
                "^",
                List.of("NUMBER NUMBER"),
                "&",
                List.of("TEXT TEXT"),
                "&&",
                List.of("BOOLEAN BOOLEAN"),
                "<",
                List.of("NUMBER NUMBER", "DATE DATE", "DATETIME DATETIME", "TIME TIME", "TEXT TEXT"),
                "=",
                List.of(
                        "NUMBER NUMBER",
                        "DATE DATE",
                        "DATETIME DATETIME",
                        "TIME TIME",
                        "TEXT TEXT",
                        "BOOLEAN BOOLEAN"));
        allowed.forEach((operator, pairs) -> FIELDS.forEach((left, a) -> FIELDS.forEach((right, b) -> {
            String formula = a + " " + operator + " " + b;
            assertThat(record.complaint(formula).isEmpty())
                    .as(formula + ": " + record.complaint(formula))
                    .isEqualTo(pairs.contains(left + " " + right));
        })));
    }

    /** Where the types of several arguments must agree. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            IF(Tick, Day, Moment)               | IF
            IF(Tick, Number, Tick)              | IF
            IF(Tick, Pick, "a")                 | IF
            IF(NULL, 1, 2)                      | IF
            IF(Number, 1, 2)                    | IF
            CASE(Tick, TRUE, 1, 2)              | CASE
            CASE(Number, 1, TRUE, FALSE)        | CASE
            CASE(Number, "1", 1, 2)             | CASE
            CASE(Number, 1, "a", 2)             | CASE
            CASE(Day, Moment, 1, 2)             | CASE
            CASE(Pick, Text, 1, 2)              | CASE
            CASE(Picks, "A", 1, 2)              | CASE
            CASE(Number, 1, 2, 3, 4)            | CASE
            BLANKVALUE(Number, "a")             | BLANKVALUE
            BLANKVALUE(Tick, FALSE)             | BLANKVALUE
            BLANKVALUE(Day, Moment)             | BLANKVALUE
            NULLVALUE(Pick, "a")                | NULLVALUE
            ISBLANK(Tick)                       | ISBLANK
            ISNULL(Tick)                        | ISNULL
            ISPICKVAL(Text, "a")                | ISPICKVAL
            ISPICKVAL(Pick, Text)               | ISPICKVAL
            ISPICKVAL(Picks, "a")               | ISPICKVAL
            INCLUDES(Pick, "A")                 | INCLUDES
            INCLUDES(Picks, "A" & "")           | INCLUDES
            FORMATDURATION(Number, Number)      | FORMATDURATION
            FORMATDURATION(Moment)              | FORMATDURATION
            FORMATDURATION(Moment, Time)        | FORMATDURATION
            FORMATDURATION(NULL)                | FORMATDURATION
            REGEX(NULL, "a")                    | REGEX
            ISNUMBER(NULL)                      | ISNUMBER
            DATEVALUE(Day)                      | DATEVALUE
            DATEVALUE(NULL)                     | DATEVALUE
            DATETIMEVALUE(NULL)                 | DATETIMEVALUE
            TIMEVALUE(NULL)                     | TIMEVALUE
            ADDMONTHS(NULL, 1)                  | ADDMONTHS
            ADDMONTHS(Day, NULL)                | ADDMONTHS
            UNIXTIMESTAMP(NULL)                 | UNIXTIMESTAMP
            ISOWEEK(NULL)                       | ISOWEEK
            GEOLOCATION(NULL, 1)                | GEOLOCATION
            DISTANCE(NULL, GEOLOCATION(1, 1), "km") | DISTANCE
            DISTANCE(GEOLOCATION(1, 1), GEOLOCATION(1, 1), "yd") | DISTANCE
            PRIORVALUE(LEFT(Text, 1))           | PRIORVALUE
            ISCHANGED("Text")                   | ISCHANGED
            TEXT(Text)                          | TEXT
            TEXT(Tick)                          | TEXT
            TEXT(Picks)                         | TEXT
            LEN(Pick)                           | LEN
            -Text                               | '-'
            -NULL                               | '-'
            !Number                             | NOT
            Picks = "A"                         | '='
            Pick <> "A"                         | '<>'
            """)
    void refusesWhatDoesNotAgree(String formula, String names) {
        assertThat(record.complaint(formula)).contains(names);
    }

    private static String field(String type) {
        return FIELDS.getOrDefault(Type.named(type), type);
    }
}
