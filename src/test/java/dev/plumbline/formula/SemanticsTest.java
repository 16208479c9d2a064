package dev.plumbline.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where Salesforce's language surprises. */
class SemanticsTest {

    private final Given record = Given.nothing()
            .field("Name", FieldType.TEXT, "Acme")
            .field("Empty", FieldType.TEXT, null)
            .field("Amount", FieldType.CURRENCY, "100")
            .field("NoAmount", FieldType.CURRENCY, null)
            .field("Share", FieldType.PERCENT, "20")
            .field("Day", FieldType.DATE, "2026-01-31")
            .field("NoDay", FieldType.DATE, null)
            .field("Moment", FieldType.DATETIME, "2026-03-01T23:30:00Z")
            .field("Ticked", FieldType.BOOLEAN, "true")
            .field("NoTick", FieldType.BOOLEAN, null)
            .field("Stage", FieldType.PICKLIST, "Closed Won")
            .field("NoStage", FieldType.PICKLIST, null)
            .field("Tags", FieldType.MULTIPICKLIST, "Red;Dark Red")
            .field("OwnerId", FieldType.REFERENCE, "005D0000001AbCdIAK");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            2 + 3 * 4                       | 14
            2 * 3 ^ 2                       | 36
            2 ^ 3 ^ 2                       | 64
            -2 ^ 2                          | 4
            10 - 4 - 3                      | 3
            1/3                             | 0.333333333333333333333333333333333333333
            2/3                             | 0.666666666666666666666666666666666666667
            0.1 + 0.2                       | 0.3
            1/9*9                           | 0.999999999999999999999999999999999999999
            CEILING(1/9*9)                  | 1
            MFLOOR(6/11*11)                 | 6
            MOD(7, -3)                      | 1
            MOD(-7, 3)                      | -1
            ROUND(2.5, 0)                   | 3
            ROUND(-2.5, 0)                  | -3
            ROUND(1250, -2)                 | 1300
            ROUND(99, -2)                   | 0
            TRUNC(-8.9, 0)                  | -8
            TRUNC(19.99, -1)                | 10
            TRUNC(0.0099, 2)                | 0
            ROUND(0.005, 2)                 | 0.01
            ROUND(-0.005, 2)                | -0.01
            ROUND(5, -1)                    | 0
            ROUND(4, -1)                    | 0
            ROUND(12345678901234567890, -18)| 12000000000000000000
            ROUND(1.5, 0.9)                 | 2
            ROUND(0.7, -1)                  | 0
            MOD(5.5, 2)                     | 1.5
            MOD(-5.5, -2)                   | -1.5
            MOD(0.3, 0.1)                   | 0
            CEILING(-0.01)                  | -1
            MCEILING(-0.01)                 | 0
            FLOOR(-1.99)                    | -1
            MFLOOR(-1.01)                   | -2
            2 ^ -1 * 4                      | 0.0625
            0 ^ 0                           | 1
            (-2) ^ 3                        | -8
            10 / 2 / 5                      | 1
            Share * Amount                  | 20
            10 ^ -2                         | 0.01
            VALUE("1e3")                    | 1000
            """)
    void calculatesInDecimals(String formula, BigDecimal expected) {
        Result result = record.run(formula);
        assertThat(((FieldValue.Num) ((Result.Value) result).value()).value()).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            NoAmount = 0                        | false
            NoAmount <> 0                       | false
            NOT(NoAmount = 0)                   | false
            OR(NoAmount < 1, NoAmount >= 1)     | false
            ISBLANK(NoAmount + 1)               | true
            ISBLANK(MAX(NoAmount, 1))           | true
            Empty = ""                          | true
            Empty = NULL                        | true
            Empty <> "x"                        | true
            Name = "acme"                       | false
            ISNULL(Empty)                       | false
            ISNULL(NoDay)                       | true
            NoDay = NoDay                       | false
            NoDay > Day                         | false
            NOT(NoTick)                         | true
            CONTAINS(Name, Empty)               | true
            CONTAINS(Empty, "a")                | false
            NOT(CONTAINS(Empty, "a"))           | false
            ISPICKVAL(NoStage, "")              | true
            ISPICKVAL(Stage, "closed won")      | false
            ISBLANK(NoStage)                    | true
            TEXT(Stage) = "Closed Won"          | true
            INCLUDES(Tags, "Red")               | true
            INCLUDES(Tags, "Dark")              | false
            INCLUDES(Tags, "")                  | false
            REGEX(Empty, "")                    | true
            REGEX(Name, "cm")                   | false
            REGEX(Name, "[A-Z]\\\\w+")          | true
            ISNUMBER(Empty)                     | false
            Ticked = TRUE                       | true
            ticked == true && !(name != "Acme") | true
            AND(TRUE, NULL)                     | false
            NOT(AND(TRUE, NULL))                | true
            OwnerId = "005D0000001AbCd"         | true
            OwnerId = "005D0000001AbCdIAK"      | true
            OwnerId <> "005D0000001Abcd"        | true
            CONTAINS("005D0000001AbCd:x", OwnerId) | true
            CASESAFEID(OwnerId) = "005D0000001AbCdIAK" | true
            "B" > "A"                           | true
            """)
    void comparesAsSalesforceDoes(String formula, String expected) {
        assertThat(record.value(formula)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "blank",
            textBlock =
                    """
            Day + 0.9                                    | 2026-01-31
            Day - 0.9                                    | 2026-01-31
            Day + 1.5                                    | 2026-02-01
            1 + Day                                      | 2026-02-01
            ADDMONTHS(Day, 1)                            | 2026-02-28
            ADDMONTHS(DATE(2026, 2, 28), 1)              | 2026-03-31
            ADDMONTHS(DATE(2024, 2, 29), 12)             | 2025-02-28
            ADDMONTHS(DATE(2026, 1, 30), 1)              | 2026-02-28
            Moment + 0.5                                 | 2026-03-02T11:30:00Z
            Moment + 1/86400                             | 2026-03-01T23:30:01Z
            TEXT(Moment)                                 | 2026-03-01 23:30:00Z
            TIMEVALUE("23:00:00.000") + 7200000          | 01:00
            TIMEVALUE("01:00:00.000") - TIMEVALUE("23:00:00.000") | 7200000
            CASE(Name, "Acme", 1, 2)                     | 1
            CASE(Empty, "", "none", "some")              | none
            CASE(NoAmount, NULL, 1, 2)                   | 2
            CASE(Stage, "Won", 1, "Closed Won", 2, 3)    | 2
            CASE(NoStage, "", 1, 2)                      | 1
            BLANKVALUE(Empty, "x")                       | x
            NULLVALUE(Empty, "x")                        | blank
            NULLVALUE(NoAmount, 5)                       | 5
            Name & Empty & "!"                           | Acme!
            Name + Empty                                 | Acme
            Empty & Empty                                | blank
            LEFT(Name, 0)                                | blank
            MID(Name, 0, 2)                              | Ac
            RIGHT(Name, 99)                              | Acme
            FIND("m", Name, 4)                           | 0
            SUBSTITUTE(Name, "", "x")                    | blank
            SUBSTITUTE(Name, "c", Empty)                 | Ame
            SUBSTITUTE(Empty, "c", "x")                  | blank
            SUBSTITUTE("aaa", "aa", "b")                 | ba
            SUBSTITUTE("aaa", "a", "")                   | blank
            LEN(Empty)                                   | 0
            "say \\"hi\\"" & 'a "b"' & "it's"            | say "hi"a "b"it's
            "C:\\\\x"                                    | C:\\x
            LEN("\\n\\t\\r\\'")                           | 8
            LEN("\\\\\\"")                                 | 2
            /* a /* comment */ 1                         | 1
            IF(NoAmount > 1, "a", "b")                   | b
            IF(FALSE, 1/0, 37)                           | 37
            $System.OriginDateTime                       | 1900-01-01T00:00:00Z
            upper(LEFT(name, 2))                         | AC
            TEXT(1.50)                                   | 1.5
            TEXT(0.00)                                   | 0
            LPAD(Name, 2)                                | Ac
            """)
    void givesWhatSalesforceGives(String formula, String expected) {
        assertThat(record.value(formula)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            1 / 0
            MOD(1, 0)
            SQRT(-1)
            LN(0)
            2 ^ 0.5
            64 ^ 64
            0 ^ -1
            DATE(2025, 2, 29)
            DATEVALUE("31.12.2025")
            DATETIMEVALUE("2025-12-31")
            TIMEVALUE("12:34")
            VALUE("12,5")
            VALUE("1e999999999")
            LPAD("x", 1000000000)
            Day + 1000000000000
            AND(1/0 = 1, FALSE)
            DISTANCE(GEOLOCATION(91, 0), GEOLOCATION(0, 0), "mi")
            """)
    void failsAsSalesforceFails(String formula) {
        assertThat(record.run(formula)).isInstanceOf(Result.Failed.class);
    }

    @Test
    void readsBlankNumbersAsZeroWhereAFormulaAsksForIt() {
        record.blanksAsZero();
        assertThat(record.value("NoAmount + 1")).isEqualTo("1");
        assertThat(record.value("ISBLANK(NoAmount)")).isEqualTo("false");
        assertThat(record.value("ISBLANK(NoDay)")).isEqualTo("true");
    }

    @Test
    void givesPercentsWholeToWhoAsksForPercents() {
        Layout layout = new Layout();
        Formula formula = record.compile("Share / 2", FieldType.PERCENT, layout).fold(f -> f, issues -> {
            throw new AssertionError(issues);
        });
        Result result = formula.evaluate(record.facts(layout), record.context());
        assertThat(result).isEqualTo(new Result.Value(FieldValue.of(BigDecimal.TEN)));
    }

    @Test
    void takesTheDayOfAMomentInTheZoneOfWhoAnswers() {
        assertThat(record.value("DATEVALUE(Moment)")).isEqualTo("2026-03-01");
        record.at("2026-03-02T03:00:00Z", "America/Los_Angeles");
        assertThat(record.value("TODAY()")).isEqualTo("2026-03-01");
        record.at("2026-03-01T23:30:00Z", "Asia/Tokyo");
        assertThat(record.value("TODAY()")).isEqualTo("2026-03-02");
        assertThat(record.value("DATEVALUE(Moment)")).isEqualTo("2026-03-02");
        assertThat(record.value("TIMENOW()")).isEqualTo("23:30");
    }

    @Test
    void knowsWhetherAnAnswerTurnsWithTimeOrWithAChange() {
        assertThat(record.formula("Day < TODAY()").readsClock()).isTrue();
        assertThat(record.formula("Day < DATE(2026, 1, 1)").readsClock()).isFalse();
        assertThat(record.formula("ISCHANGED(Day)").readsChange()).isTrue();
        assertThat(record.formula("amount > LEN(NAME)").references()).containsExactlyInAnyOrder("Amount", "Name");
    }
}
