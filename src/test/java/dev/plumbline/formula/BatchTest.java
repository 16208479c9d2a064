package dev.plumbline.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.FieldValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The law of {@link Batch}: over many records at once, a formula answers for each what it answers for that one alone. */
class BatchTest {

    private static final FieldValue HIDDEN = new FieldValue.Hidden("not for our eyes");

    /** Values by field; every fifth is blank and every twentieth hidden. The wide and the over-precise ones do not fit a column. */
    private static final Map<String, List<String>> POOL = pool();

    private final Given record = given();

    @Property(tries = 600)
    void answersEachRowAsIfItWereAlone(@ForAll("conditions") String source, @ForAll long seed) {
        Assume.that(record.issues(source, FieldType.BOOLEAN).isEmpty());

        assertSame(source, rows(new Random(seed), 1 + Math.floorMod(seed, 300)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Amount > 1000.005",
                "1000.005 >= Amount",
                "Amount <> 12.345",
                "Amount = 1000",
                "Probability >= 0.125",
                "Amount * Probability > Expected__c",
                "Amount - Expected__c + 0.5 < -Amount",
                "Amount <= NULL",
                "NOT(Amount = Expected__c)",
                "Quantity__c * Quantity__c * Quantity__c * Quantity__c > 0",
                "CloseDate < TODAY() - 14",
                "TODAY() - CloseDate > 30",
                "CloseDate - DATEVALUE(CreatedDate) >= 90",
                "NOW() - CreatedDate > 7.5",
                "14.25 < NOW() - CreatedDate",
                "(NOW() - CreatedDate) = (NOW() - CreatedDate)",
                "CreatedDate < NOW() - 3",
                "DATEVALUE(CreatedDate) = DATE(2026, 2, 28)",
                "YEAR(CloseDate) * 12 + MONTH(CloseDate) > 24315",
                "WEEKDAY(CloseDate) = 2",
                "ISBLANK(Amount) || ISBLANK(NextStep)",
                "ISBLANK(CloseDate)",
                "ISPICKVAL(StageName, \"Qualification\")",
                "ISPICKVAL(StageName, \"\")",
                "STAGE_AT_LEAST(\"Proposal/Price Quote\")",
                "AND(IsWon, NOT(IsClosed))",
                "OR(ISPLACEHOLDER(NextStep), LEN(NextStep) < 5)",
                "CONTAINS(NextStep, \"quote\")",
                "OwnerId = \"005000000000001\"",
                "OwnerId <> ManagerId__c",
                "INCLUDES(Competitors__c, \"Acme\")",
                "IF(IsClosed, Amount > 5, ISBLANK(NextStep))",
                "IF(Amount > 100, NULL, IsWon)",
                "CASE(StageName, \"Qualification\", 1, \"Closed Won\", 2, 0) > 0",
                "Amount / Quantity__c > 3",
                "Amount > 5 && 1 / 0 > 1",
                "$Setup.Off__c.Now__c = TRUE || IsClosed",
                "TEXT(StageName) = NextStep",
                "BLANKVALUE(Amount, 0) > 10",
                "ISNEW() || ISCHANGED(Amount) || PRIORVALUE(Amount) > 10"
            })
    void agreesOnWhatRulesAsk(String source) {
        assertSame(source, rows(new Random(7), 500));
    }

    /** Else the law would hold of a batch that leaves everything to be asked one by one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Amount > 1000.005 || Amount * Probability <= 1000",
                "CloseDate < TODAY() - 14 && NOW() - CreatedDate > 7.5",
                "AND(NOT(IsClosed), OR(ISPLACEHOLDER(NextStep), STAGE_AT_LEAST(\"Qualification\")))",
                "IF(ISBLANK(Amount), ISPICKVAL(StageName, \"Closed Won\"), TODAY() - DATEVALUE(CreatedDate) > 5)"
            })
    void settlesWhatCanBeReadAndFits(String source) {
        Layout layout = new Layout();
        Formula formula = compile(source, layout);
        List<FieldValue[]> rows = project(rows(new Random(11), 2000), layout).stream()
                .filter(row -> Stream.of(row).allMatch(BatchTest::fits))
                .toList();
        Batch batch = new Batch(rows);

        assertThat(rows).hasSizeGreaterThan(200);
        assertThat(formula.answer(batch, record.context(), batch.all()).unsure().isEmpty())
                .isTrue();
    }

    private static boolean fits(FieldValue value) {
        return !value.isHidden()
                && !value.asText().equals("Not a stage")
                && !value.asText().startsWith("1850")
                && (!(value instanceof FieldValue.Num number) || number.at(2) != FieldValue.Num.WIDE)
                && (!(value instanceof FieldValue.Moment moment)
                        || moment.value().getNano() % 1_000_000 == 0);
    }

    @Test
    void knowsNothingOfNoRecords() {
        Layout layout = new Layout();
        Formula formula = compile("Amount > 1", layout);

        Batch batch = new Batch(List.of());

        assertThat(formula.answer(batch, record.context(), batch.all()).yes().isEmpty())
                .isTrue();
    }

    @Test
    void asksOnlyTheRowsThatAreWanted() {
        Layout layout = new Layout();
        Formula formula = compile("IsClosed", layout);
        Batch batch = new Batch(java.util.Collections.nCopies(130, new FieldValue[] {FieldValue.TRUE}));
        Rows wanted = batch.none();
        wanted.add(3);
        wanted.add(129);

        Rows yes = formula.answer(batch, record.context(), wanted).yes();

        assertThat(yes.count()).isEqualTo(2);
        assertThat(yes.next(4)).isEqualTo(129);
    }

    @Provide
    Arbitrary<String> conditions() {
        Arbitrary<String> number = Arbitraries.recursive(
                () -> Arbitraries.of(
                        "Amount",
                        "Expected__c",
                        "Quantity__c",
                        "Probability",
                        "0",
                        "1000.005",
                        "-3",
                        "99999999999999999999",
                        "NULL",
                        "LEN(NextStep)",
                        "MONTH(CloseDate)",
                        "(TODAY() - CloseDate)",
                        "(NOW() - CreatedDate)"),
                inner -> Arbitraries.oneOf(
                        Combinators.combine(inner, Arbitraries.of("+", "-", "*", "/"), inner)
                                .as((a, operator, b) -> "(" + a + operator + b + ")"),
                        inner.map(a -> "-(" + a + ")"),
                        inner.map(a -> "ROUND(" + a + ", 1)")),
                0,
                2);
        Arbitrary<String> date = Arbitraries.of(
                "CloseDate",
                "DATEVALUE(CreatedDate)",
                "TODAY()",
                "(TODAY() - 14)",
                "DATE(2026, 2, 1)",
                "(CloseDate + 7)");
        Arbitrary<String> moment = Arbitraries.of("CreatedDate", "NOW()", "(NOW() - 3)", "DATETIMEVALUE(CloseDate)");
        Arbitrary<String> text = Arbitraries.of(
                "NextStep", "TEXT(StageName)", "\"TBD\"", "\"\"", "UPPER(NextStep)", "LEFT(NextStep, 2)", "OwnerId");
        Arbitrary<String> operator = Arbitraries.of("<", "<=", ">", ">=", "=", "<>");
        Arbitrary<String> leaf = Arbitraries.oneOf(
                Combinators.combine(number, operator, number).as((a, o, b) -> "(" + a + o + b + ")"),
                Combinators.combine(date, operator, date).as((a, o, b) -> "(" + a + o + b + ")"),
                Combinators.combine(moment, operator, moment).as((a, o, b) -> "(" + a + o + b + ")"),
                Combinators.combine(text, Arbitraries.of("=", "<>"), text).as((a, o, b) -> "(" + a + o + b + ")"),
                Combinators.combine(Arbitraries.of("CONTAINS", "BEGINS"), text, text)
                        .as((f, a, b) -> f + "(" + a + ", " + b + ")"),
                Arbitraries.oneOf(number, date, text).map(a -> "ISBLANK(" + a + ")"),
                Arbitraries.of(
                        "IsClosed",
                        "IsWon",
                        "TRUE",
                        "ISPLACEHOLDER(NextStep)",
                        "ISPICKVAL(StageName, \"Qualification\")",
                        "STAGE_AT_LEAST(\"Qualification\")",
                        "INCLUDES(Competitors__c, \"Acme\")",
                        "$Permission.Free"));
        return Arbitraries.recursive(
                () -> leaf,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMinSize(1).ofMaxSize(4).map(list -> "AND(" + String.join(", ", list) + ")"),
                        inner.list().ofMinSize(1).ofMaxSize(4).map(list -> "OR(" + String.join(", ", list) + ")"),
                        inner.map(a -> "NOT(" + a + ")"),
                        Combinators.combine(inner, inner, inner).as((a, b, c) -> "IF(" + a + ", " + b + ", " + c + ")"),
                        Combinators.combine(inner, inner).as((a, b) -> "(" + a + " = " + b + ")")),
                0,
                3);
    }

    private void assertSame(String source, List<FieldValue[]> all) {
        Layout layout = new Layout();
        Formula formula = compile(source, layout);
        List<FieldValue[]> rows = project(all, layout);
        Batch batch = new Batch(rows);
        Rows wanted = batch.all();
        Answers answers = formula.answer(batch, record.context(), wanted);
        for (int row = 0; row < rows.size(); row++) {
            Result alone = formula.evaluate(batch.at(row), record.context());
            if (answers.unsure().contains(row)) {
                assertThat(answers.yes().contains(row)).isFalse();
            } else {
                assertThat(alone)
                        .as("%s on row %d", source, row)
                        .isEqualTo(new Result.Value(FieldValue.of(answers.yes().contains(row))));
            }
        }
    }

    private Formula compile(String source, Layout layout) {
        return record.compile(source, FieldType.BOOLEAN, layout).fold(formula -> formula, issues -> {
            throw new AssertionError(source + ": " + issues);
        });
    }

    private static List<FieldValue[]> project(List<FieldValue[]> rows, Layout layout) {
        List<String> names = new ArrayList<>(POOL.keySet());
        int[] from = layout.paths().stream().mapToInt(names::indexOf).toArray();
        return rows.stream()
                .map(row -> {
                    FieldValue[] values = new FieldValue[from.length];
                    for (int slot = 0; slot < from.length; slot++) {
                        values[slot] = row[from[slot]];
                    }
                    return values;
                })
                .toList();
    }

    private List<FieldValue[]> rows(Random random, int count) {
        List<FieldValue[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<FieldValue> row = new ArrayList<>();
            POOL.forEach((field, values) -> {
                int dice = random.nextInt(20);
                String value = dice < 4 ? null : values.get(random.nextInt(values.size()));
                row.add(dice == 19 ? HIDDEN : FieldValues.parse(type(field), value));
            });
            rows.add(row.toArray(FieldValue[]::new));
        }
        return rows;
    }

    private FieldType type(String field) {
        return record.find(field).orElseThrow().field().type();
    }

    private static Given given() {
        Given given = Given.nothing()
                .field("Amount", FieldType.CURRENCY, null)
                .field("Expected__c", FieldType.CURRENCY, null)
                .field("Quantity__c", FieldType.NUMBER, null)
                .field("Probability", FieldType.PERCENT, null)
                .field("CloseDate", FieldType.DATE, null)
                .field("CreatedDate", FieldType.DATETIME, null)
                .field("NextStep", FieldType.TEXT, null)
                .field("StageName", FieldType.PICKLIST, null)
                .field("Competitors__c", FieldType.MULTIPICKLIST, null)
                .field("OwnerId", FieldType.REFERENCE, null)
                .field("ManagerId__c", FieldType.REFERENCE, null)
                .field("IsClosed", FieldType.BOOLEAN, null)
                .field("IsWon", FieldType.BOOLEAN, null);
        return given.at("2026-03-02T09:00:00Z", "America/New_York");
    }

    private static Map<String, List<String>> pool() {
        Map<String, List<String>> pool = new LinkedHashMap<>();
        pool.put("Amount", List.of("0", "1", "12.345", "1000", "1000.00", "1000.01", "-7.5", "99999999999999999999.5"));
        pool.put("Expected__c", List.of("0.5", "1000", "12", "123456789012345.67", "0.001"));
        pool.put("Quantity__c", List.of("3", "0", "1000000", "2.5", "77777"));
        pool.put("Probability", List.of("10", "12.5", "20", "12.345", "100"));
        pool.put("CloseDate", List.of("2026-02-16", "2026-03-02", "2025-12-01", "2026-04-30", "1890-01-01"));
        pool.put(
                "CreatedDate",
                List.of(
                        "2026-02-28T04:59:59Z",
                        "2026-02-28T05:00:00Z",
                        "2026-02-27T09:00:00Z",
                        "2026-02-22T21:00:00Z",
                        "2026-02-16T03:00:00.123Z",
                        "2026-02-16T03:00:00.123456Z",
                        "1850-01-01T00:00:00Z"));
        pool.put("NextStep", texts());
        pool.put("StageName", List.of("Prospecting", "Qualification", "Closed Won", "Not a stage"));
        pool.put("Competitors__c", List.of("Acme", "Acme;Globex", "Globex", "Acme Ltd"));
        pool.put("OwnerId", List.of("005000000000001AAA", "005000000000002AAA"));
        pool.put("ManagerId__c", List.of("005000000000001AAA", "005000000000003AAA"));
        pool.put("IsClosed", List.of("true", "false"));
        pool.put("IsWon", List.of("true", "false"));
        return pool;
    }

    /** More different ones than fit a word. */
    private static List<String> texts() {
        List<String> texts = new ArrayList<>(List.of("TBD", "call", "Send the quote", "Qualification"));
        for (int i = 0; i < 100; i++) {
            texts.add("Step " + i);
        }
        return texts;
    }
}
