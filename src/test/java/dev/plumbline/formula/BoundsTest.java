package dev.plumbline.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However large or wicked a formula is, it ends, soon, in an answer or a message. */
@Timeout(10)
class BoundsTest {

    private final Given record = Given.nothing()
            .field("Name", FieldType.TEXT, "Acme")
            .field("Long", FieldType.LONG_TEXT, "a".repeat(100_000) + "!")
            .field("Amount", FieldType.CURRENCY, "100");

    @Test
    void refusesWhatIsTooLong() {
        assertThat(record.complaint("1" + " ".repeat(FormulaCompiler.LONGEST))).contains("at most 100000");
        assertThat(record.complaint("   ")).contains("empty");
        assertThat(record.complaint("/* nothing */")).contains("ends where");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "-", "!", "NOT(", "IF(TRUE,", "ABS(", "- - +", "(-", "AND(TRUE, !", "1+(", "'a'&("})
    void refusesNestingThatNobodyCanRead(String level) {
        String opened = level.repeat(1_000);
        String formula = opened + "1"
                + ")".repeat((int) opened.chars().filter(c -> c == '(').count());
        assertThat(record.complaint(formula)).contains("nested more than 500 levels");
        assertThat(record.complaint(level.repeat(20_000).substring(0, 20_000))).isNotEmpty();
    }

    @Test
    void compilesAndRunsWhatIsAsDeepAsAllowed() {
        String formula = "IF(Amount > 1, 1, ".repeat(400) + "2" + ")".repeat(400);
        assertThat(record.value(formula)).isEqualTo("1");
        assertThat(record.value("(".repeat(450) + "Amount" + ")".repeat(450))).isEqualTo("100");
    }

    @Test
    void takesLongChainsWithoutDepth() {
        assertThat(record.value("TRUE" + " && Amount > 1".repeat(5_000))).isEqualTo("true");
        assertThat(record.value("FALSE" + " || Amount < 1".repeat(5_000))).isEqualTo("false");
        assertThat(record.value("LEN('a'" + " & 'bcd'".repeat(5_000) + ")")).isEqualTo("15001");
        assertThat(record.complaint("1" + " + 1".repeat(10_000))).contains("nested more than 500 levels");
    }

    @Test
    void givesUpOnPatternsThatWouldTakeForever() {
        assertThat(record.run("REGEX(Long, \"(a+)+b\")")).isNotEqualTo(new Result.Value(FieldValue.TRUE));
        assertThat(record.run("REGEX(Long, \"(.|a)*b\")")).isNotEqualTo(new Result.Value(FieldValue.TRUE));
        assertThat(record.run("REGEX(LEFT(Long, 60) & \"!\", \"(a+)+(a+)+(a+)+\\\\1c\")"))
                .isInstanceOfSatisfying(Result.Failed.class, failed -> assertThat(failed.message())
                        .contains("takes too many steps"));
        assertThat(record.complaint("REGEX(Name, \"" + "(".repeat(9_000) + ")".repeat(9_000) + "\")"))
                .isNotNull();
    }

    @Test
    void refusesTextsThatWouldFillTheMemory() {
        String doubling = "SUBSTITUTE(".repeat(100) + "Name" + ", \"e\", \"eeeeeeeeee\")".repeat(100);
        assertThat(record.run(doubling)).isEqualTo(new Result.Failed("The text is longer than 131072 characters"));
        assertThat(record.run("Long & Long")).isInstanceOf(Result.Failed.class);
    }

    @Test
    void evaluatesTheWorstWithinBounds() {
        String formula = "SUBSTITUTE(".repeat(200) + "Long" + ", \"a\", \"b\")".repeat(200);
        Formula compiled = record.formula("LEN(" + formula + ")");
        Layout layout = new Layout();
        layout.slot("Long");
        long start = System.nanoTime();
        assertThat(compiled.evaluate(record.facts(layout), record.context())).isInstanceOf(Result.Value.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void boundsNumbers() {
        String squares = "(".repeat(60) + "10" + " * 10 ^ 60)".repeat(60);
        assertThat(record.run(squares)).isInstanceOf(Result.Failed.class);
        assertThat(record.value("1 / " + "9".repeat(30) + " / " + "9".repeat(30)))
                .isNotNull();
    }
}
