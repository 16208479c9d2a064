package dev.plumbline.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.FieldType;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

/** Any text at all: an answer or a message with a place inside the text, never an exception, never a hang. */
class FormulaFuzzTest {

    private static final List<String> REAL = Stream.concat(
                    FunctionTable.entries().stream()
                            .map(FunctionTable.Entry::example)
                            .filter(example -> !example.isEmpty()),
                    Stream.of(
                            "AND(ISPICKVAL(StageName, \"Closed Won\"), OR(ISBLANK(NextStep), Amount <= 0), NOT(ISNEW()))",
                            "IF(AND(PRIORVALUE(Amount) > Amount, ISCHANGED(CloseDate)), CloseDate < TODAY() - 30, FALSE)",
                            "NOT(REGEX(NextStep, \"[A-Z]{3}-\\\\d+\")) && $User.Email = 'a@b.c' /* why */",
                            "CASE(StageName, \"A\", Amount * 0.1, \"B\", ROUND(Amount / 3, 2), 0) >= VALUE(LEFT(NextStep, 2))"))
            .toList();

    private static final List<String> TOKENS = Stream.concat(
                    FunctionTable.names().stream().map(name -> name + "("),
                    Stream.of(
                            "(",
                            ")",
                            ")",
                            ")",
                            ",",
                            ",",
                            "+",
                            "-",
                            "*",
                            "/",
                            "^",
                            "&",
                            "&&",
                            "||",
                            "!",
                            "=",
                            "<>",
                            "<",
                            ">=",
                            "NOT",
                            "TRUE",
                            "FALSE",
                            "NULL",
                            "0",
                            "1",
                            "2.5",
                            "99999999999999999999",
                            "\"\"",
                            "\"a\"",
                            "'2026-01-31'",
                            "Amount",
                            "NextStep",
                            "StageName",
                            "CloseDate",
                            "IsClosed",
                            "Competitors__c",
                            "Nobody",
                            "$User.Id",
                            "$Setup.A__c.B__c",
                            "/*",
                            "*/",
                            "\"",
                            "\\",
                            "\n",
                            "é"))
            .toList();

    private final Given record = Given.sample().hidden("Secret", FieldType.TEXT);

    @Property(tries = 2000)
    void survivesAnyText(@ForAll @StringLength(max = 200) String text) {
        survives(text);
    }

    @Property(tries = 4000)
    void survivesAnyTokens(@ForAll("tokenSoup") String text) {
        survives(text);
    }

    @Property(tries = 4000)
    void survivesBrokenFormulas(@ForAll("mutations") String text) {
        survives(text);
    }

    @Property(tries = 3000)
    void survivesCallsOfAnythingWithAnything(@ForAll("calls") String text) {
        survives(text);
    }

    @Provide
    Arbitrary<String> tokenSoup() {
        return Arbitraries.of(TOKENS).list().ofMaxSize(40).map(tokens -> String.join(" ", tokens));
    }

    @Provide
    Arbitrary<String> mutations() {
        Arbitrary<String> formula = Arbitraries.of(REAL);
        Arbitrary<Double> place = Arbitraries.doubles().between(0, 1);
        return net.jqwik.api.Combinators.combine(formula, place, place, Arbitraries.of(TOKENS), formula)
                .as((text, from, to, token, other) -> {
                    int a = (int) (Math.min(from, to) * text.length());
                    int b = (int) (Math.max(from, to) * text.length());
                    return from < 0.3
                            ? text.substring(0, a) + text.substring(b)
                            : from < 0.6
                                    ? text.substring(0, a) + token + text.substring(a)
                                    : text.substring(0, a) + other + text.substring(b);
                });
    }

    /** Well-formed calls of well-typed and ill-typed arguments: what passes the checker must run. */
    @Provide
    Arbitrary<String> calls() {
        Arbitrary<String> leaf = Arbitraries.of(
                "Amount",
                "NextStep",
                "CloseDate",
                "IsClosed",
                "StageName",
                "Competitors__c",
                "Secret",
                "Discount__c",
                "NULL",
                "\"\"",
                "\"abc\"",
                "\"2026-01-31 10:00:00\"",
                "0",
                "-1",
                "2.5",
                "1000000000000",
                "NOW()",
                "TRUE",
                "TIMENOW()",
                "DATE(2026, 1, 31)",
                "$Setup.A__c.B__c",
                "$Permission.X");
        Arbitrary<String> name = Arbitraries.of(FunctionTable.names());
        return Arbitraries.recursive(
                () -> leaf,
                inner -> Arbitraries.oneOf(
                        net.jqwik.api.Combinators.combine(
                                        name, inner.list().ofMinSize(0).ofMaxSize(4))
                                .as((function, arguments) -> function + "(" + String.join(", ", arguments) + ")"),
                        net.jqwik.api.Combinators.combine(
                                        inner,
                                        Arbitraries.of("+", "-", "*", "/", "^", "&", "=", "<>", "<", "&&", "||"),
                                        inner)
                                .as((left, operator, right) -> "(" + left + operator + right + ")")),
                0,
                3);
    }

    private void survives(String text) {
        long start = System.nanoTime();
        Layout layout = new Layout();
        record.compile(text, null, layout).fold(formula -> assertAnswers(formula, layout), issues -> {
            assertThat(issues).isNotEmpty();
            assertThat(issues).allSatisfy(issue -> {
                assertThat(issue.message()).isNotBlank();
                assertThat(issue.line()).isPositive();
                assertThat(issue.column()).isPositive();
            });
            return true;
        });
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    private boolean assertAnswers(Formula formula, Layout layout) {
        Result result = formula.evaluate(record.facts(layout), record.context());
        assertThat(result).isNotNull();
        if (result instanceof Result.CannotTell unknown) {
            assertThat(unknown.references()).isNotEmpty();
        }
        return true;
    }
}
