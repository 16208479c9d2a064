package dev.plumbline.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.FieldType;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

/**
 * Any text at all: an answer or a message with a place inside the text, never an exception, never a hang. Each law is tried a thousand
 * times; {@code -Djqwik.tries.default=100000} tries more.
 */
class FormulaFuzzTest {

    private static final List<String> REAL = Stream.concat(
                    FunctionTable.entries().stream()
                            .map(FunctionTable.Entry::example)
                            .filter(example -> !example.isEmpty()),
                    RealFormulas.ALL.stream())
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

    private final Given record = RealFormulas.record();
    private final Given zeroes = RealFormulas.record().blanksAsZero().madeNow();

    @Property
    void survivesAnyText(@ForAll @StringLength(max = 200) String text) {
        survives(text);
    }

    @Property
    void survivesAnyTokens(@ForAll("tokenSoup") String text) {
        survives(text);
    }

    @Property
    void survivesBrokenFormulas(@ForAll("mutations") String text) {
        survives(text);
    }

    @Property
    void survivesCallsOfAnythingWithAnything(@ForAll("calls") String text) {
        survives(text);
    }

    @Property
    void compilesWhatIsWellTypedAndRunsIt(@ForAll("wellTyped") String text) {
        assertThat(record.issues(text)).as(text).isEmpty();
        survives(text);
    }

    @Property
    void survivesBrokenTrees(@ForAll("brokenTrees") String text) {
        survives(text);
    }

    @Property(tries = 50)
    void compilesEveryFunctionWithWhatItsSignatureNames(@ForAll Random random) {
        Trees trees = new Trees(random);
        for (FunctionTable.Entry entry : FunctionTable.entries()) {
            if (!entry.group().equals("OPERATOR") && entry.refusal() == null) {
                String text = trees.call(FunctionTable.function(entry.name()), 1);
                boolean location = text.startsWith("GEOLOCATION");
                assertThat(record.issues(location ? "ISBLANK(" + text + ")" : text))
                        .as(text)
                        .isEmpty();
                survives(text);
            }
        }
    }

    @Example
    void knowsRealFormulasForGood() {
        assertThat(RealFormulas.ALL).allSatisfy(formula -> {
            assertThat(record.issues(formula, FieldType.BOOLEAN)).as(formula).isEmpty();
            assertThat(record.run(formula)).as(formula).isNotInstanceOf(Result.Failed.class);
        });
    }

    @Provide
    Arbitrary<String> wellTyped() {
        return Arbitraries.randomValue(random -> new Trees(random).any(1 + random.nextInt(4)));
    }

    /** A tree with one token too many, too few or of another kind. */
    @Provide
    Arbitrary<String> brokenTrees() {
        return Arbitraries.randomValue(random -> {
            String text = new Trees(random).any(3);
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(12));
            String token = random.nextBoolean() ? TOKENS.get(random.nextInt(TOKENS.size())) : "";
            return text.substring(0, at) + token + text.substring(end);
        });
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
        survives(text, record);
        survives(text, zeroes);
    }

    private static void survives(String text, Given record) {
        long start = System.nanoTime();
        String[] lines = text.split("\n", -1);
        Layout layout = new Layout();
        record.compile(text, null, layout).fold(formula -> assertAnswers(formula, record, layout), issues -> {
            assertThat(issues).isNotEmpty();
            assertThat(issues).allSatisfy(issue -> {
                assertThat(issue.message()).isNotBlank();
                assertThat(issue.line()).isBetween(1, lines.length);
                String line = lines[issue.line() - 1];
                assertThat(issue.column()).isBetween(1, line.codePointCount(0, line.length()) + 1);
            });
            return true;
        });
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    private static boolean assertAnswers(Formula formula, Given record, Layout layout) {
        Result result = formula.evaluate(record.facts(layout), record.context());
        assertThat(result).isNotNull();
        if (result instanceof Result.CannotTell unknown) {
            assertThat(unknown.references()).isNotEmpty();
        }
        return true;
    }
}
