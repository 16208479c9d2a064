package dev.plumbline.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CannotTellTest {

    private final Given record = Given.nothing()
            .field("Amount", FieldType.CURRENCY, "100")
            .hidden("Secret", FieldType.TEXT)
            .hidden("Salary", FieldType.CURRENCY)
            .hidden("Ticked", FieldType.BOOLEAN)
            .hidden("Stage", FieldType.PICKLIST);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ISBLANK(Secret)",
                "Secret = \"\"",
                "LEN(Secret)",
                "\"a\" & Secret",
                "CONTAINS(Secret, \"\")",
                "BLANKVALUE(Secret, \"x\")",
                "CASE(Secret, \"a\", 1, 2)",
                "IF(ISBLANK(Secret), 1, 2)",
                "NOT(ISBLANK(Secret))",
                "AND(Amount > 1, ISBLANK(Secret))",
                "OR(Amount > 1000, ISBLANK(Secret))"
            })
    void saysWhatItCouldNotRead(String formula) {
        assertThat(record.run(formula)).isEqualTo(new Result.CannotTell(Set.of("Secret")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            AND(ISBLANK(Secret), Amount > 1000)             | false
            AND(Amount > 1000, ISBLANK(Secret))             | false
            ISBLANK(Secret) && Ticked && Amount > 1000      | false
            OR(ISBLANK(Secret), Amount > 10)                | true
            NOT(AND(Ticked, FALSE))                         | true
            IF(Amount > 10, 1, LEN(Secret))                 | 1
            IF(Ticked, Amount > 10, Amount > 20)            | true
            CASE(Amount, 100, "ok", Secret)                 | ok
            CASE(Amount, 100, "ok", 101, Secret, "x")       | ok
            BLANKVALUE(Amount, Salary)                      | 100
            OR(AND(Ticked, FALSE), Amount > 10)             | true
            AND(Ticked, 1/0 = 1, FALSE)                     | false
            """)
    void answersWhereTheUnreadableDoesNotMatter(String formula, String expected) {
        assertThat(record.value(formula)).isEqualTo(expected);
    }

    @Test
    void answersOrByTheSideThatIsKnown() {
        assertThat(record.value("Ticked || Amount > 10")).isEqualTo("true");
        assertThat(record.value("Amount > 10 || Ticked")).isEqualTo("true");
    }

    @Test
    void namesOnlyWhatTheAnswerDependsOn() {
        assertThat(record.run("OR(AND(Ticked, FALSE), ISBLANK(Secret))"))
                .isEqualTo(new Result.CannotTell(Set.of("Secret")));
        assertThat(record.run("OR(Ticked, ISBLANK(Secret), Amount > 1000)"))
                .isEqualTo(new Result.CannotTell(Set.of("Secret", "Ticked")));
        assertThat(record.run("IF(Ticked, ISBLANK(Secret), FALSE)"))
                .isEqualTo(new Result.CannotTell(Set.of("Secret", "Ticked")));
    }

    @Test
    void compilesGlobalsThatNobodyMirrorsAndCannotTellWhatTheyHold() {
        Formula formula = record.formula("AND(Amount > 10, $Setup.Sales__c.Strict__c, $Permission.Bypass)");
        assertThat(formula.unavailable()).containsExactlyInAnyOrder("$Setup.Sales__c.Strict__c", "$Permission.Bypass");
        assertThat(formula.references()).containsExactly("Amount");
        assertThat(record.run("$Setup.Sales__c.Limit__c < Amount"))
                .isEqualTo(new Result.CannotTell(Set.of("$Setup.Sales__c.Limit__c")));
        assertThat(record.value("AND(Amount > 1000, $Profile.Name = \"Sales\")"))
                .isEqualTo("false");
    }

    @Test
    void takesGlobalsThatAreKnownAsFields() {
        record.field("$Profile.Name", FieldType.TEXT, "Sales").field("$User.Id", FieldType.ID, "005D0000001AbCdIAK");
        assertThat(record.value("$profile.name = \"Sales\"")).isEqualTo("true");
        assertThat(record.complaint("$User.Idd = \"x\""))
                .contains("$User.Idd does not exist", "Did you mean $User.Id?");
    }

    @Test
    void failsOnAValueThatIsNotOfTheFieldsType() {
        Layout layout = new Layout();
        Formula formula = record.compile("Amount > 1", FieldType.BOOLEAN, layout)
                .fold(f -> f, issues -> {
                    throw new AssertionError(issues);
                });
        Facts wrong = Facts.of(new FieldValue[] {FieldValue.of("a text")});
        assertThat(formula.evaluate(wrong, record.context()))
                .isInstanceOfSatisfying(Result.Failed.class, failed -> assertThat(failed.message())
                        .contains("Amount", "expected a number"));
    }
}
