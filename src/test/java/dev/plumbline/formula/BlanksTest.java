package dev.plumbline.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.FieldType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a blank of each type comes to, as blank and as zero. */
class BlanksTest {

    private static Given record() {
        return Given.nothing()
                .field("Text", FieldType.TEXT, null)
                .field("Long", FieldType.LONG_TEXT, null)
                .field("Number", FieldType.NUMBER, null)
                .field("Money", FieldType.CURRENCY, null)
                .field("Share", FieldType.PERCENT, null)
                .field("Day", FieldType.DATE, null)
                .field("Moment", FieldType.DATETIME, null)
                .field("Time", FieldType.TIME, null)
                .field("Tick", FieldType.BOOLEAN, null)
                .field("Pick", FieldType.PICKLIST, null)
                .field("Picks", FieldType.MULTIPICKLIST, null)
                .field("OwnerId", FieldType.REFERENCE, null)
                .field("One", FieldType.NUMBER, "1");
    }

    /** The second column where a blank number stays blank, the third where it counts as zero. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "blank",
            textBlock =
                    """
            ISBLANK(Text)                 | true  | true
            ISBLANK(Long)                 | true  | true
            ISBLANK(Number)               | true  | false
            ISBLANK(Money)                | true  | false
            ISBLANK(Share)                | true  | false
            ISBLANK(Day)                  | true  | true
            ISBLANK(Moment)               | true  | true
            ISBLANK(Time)                 | true  | true
            ISBLANK(Pick)                 | true  | true
            ISBLANK(Picks)                | true  | true
            ISBLANK(OwnerId)              | true  | true
            ISBLANK(TEXT(Pick))           | true  | true
            ISBLANK("")                   | true  | true
            ISBLANK(NULL)                 | true  | true
            ISBLANK(GEOLOCATION(Number, Number)) | true | false
            ISNULL(Text)                  | false | false
            ISNULL(OwnerId)               | false | false
            ISNULL("")                    | false | false
            ISNULL(NULL)                  | true  | true
            ISNULL(Number)                | true  | false
            ISNULL(Pick)                  | true  | true
            ISNULL(TEXT(Pick))            | true  | true
            ISNULL(Moment)                | true  | true
            BLANKVALUE(Text, "x")         | x     | x
            BLANKVALUE(Number, 5)         | 5     | 0
            BLANKVALUE(Share, 5)          | 5     | 0
            BLANKVALUE(NULL, 5)           | 5     | 5
            BLANKVALUE(5, NULL)           | 5     | 5
            BLANKVALUE(NULL, NULL)        | blank | blank
            NULLVALUE(Text, "x")          | blank | blank
            NULLVALUE(NULL, "x")          | blank | blank
            NULLVALUE(Number, 5)          | 5     | 0
            NULLVALUE(TEXT(Pick), "x")    | x     | x
            Number + 1                    | blank | 1
            1 - Number                    | blank | 1
            Number * 3                    | blank | 0
            Number / 3                    | blank | 0
            Number ^ 2                    | blank | 0
            -Number                       | blank | 0
            NULL + 1                      | blank | blank
            "a" + NULL                    | blank | blank
            "a" & NULL                    | a     | a
            "a" + Text                    | a     | a
            Text & Text                   | blank | blank
            Day + 1                       | blank | blank
            DATE(2026, 1, 1) + Number     | blank | 2026-01-01
            DATE(2026, 1, 1) - Day        | blank | blank
            Moment - Moment               | blank | blank
            Time + 1                      | blank | blank
            Number = 0                    | false | true
            Number <> 0                   | false | false
            Number = NULL                 | false | false
            Number < 1                    | false | true
            NOT(Number < 1)               | false | false
            NULL = NULL                   | false | false
            NULL <> NULL                  | false | false
            NOT(NULL = NULL)              | false | false
            NULL = ""                     | true  | true
            "" = ""                       | true  | true
            Text = ""                     | true  | true
            Text <> ""                    | false | false
            Text = Long                   | true  | true
            Text <> "x"                   | true  | true
            OwnerId = ""                  | true  | true
            TEXT(Pick) = ""               | true  | true
            Text < "x"                    | false | false
            Day = NULL                    | false | false
            Day <> NULL                   | false | false
            Tick = FALSE                  | true  | true
            Tick = NULL                   | false | false
            NOT(Tick)                     | true  | true
            AND(NULL, TRUE)               | false | false
            OR(NULL, TRUE)                | true  | true
            OR(NULL, FALSE)               | false | false
            NOT(OR(NULL, FALSE))          | true  | true
            NOT(NULL)                     | false | false
            IF(Number > 0, 1, 2)          | 2     | 2
            IF(NOT(Number > 0), 1, 2)     | 2     | 1
            CASE(Text, "", 1, 2)          | 1     | 1
            CASE(Text, NULL, 1, 2)        | 1     | 1
            CASE(Number, 0, 1, 2)         | 2     | 1
            CASE(Number, NULL, 1, 2)      | 2     | 2
            CASE(NULL, NULL, 1, 2)        | 2     | 2
            CASE(Day, Day, 1, 2)          | 2     | 2
            CASE(Pick, "", 1, 2)          | 1     | 1
            CASE(One, 1, NULL, 2)         | blank | blank
            MAX(Number, 1)                | blank | 1
            MIN(1, Number)                | blank | 0
            ROUND(Number, 2)              | blank | 0
            ROUND(2.345, Number)          | blank | 2
            MOD(Number, 3)                | blank | 0
            ABS(Number)                   | blank | 0
            SQRT(Number)                  | blank | 0.0
            EXP(Number)                   | blank | 1.0
            LEN(Text)                     | 0     | 0
            LEN(NULL)                     | 0     | 0
            LEFT(Text, 1)                 | blank | blank
            LEFT("abc", Number)           | blank | blank
            MID("abc", Number, 2)         | blank | ab
            LPAD("abc", Number)           | blank | blank
            LPAD("abc", 5, Text)          | blank | blank
            FIND("", "abc")               | 0     | 0
            FIND("a", Text)               | 0     | 0
            FIND("a", "abc", Number)      | 1     | 1
            TRIM(Text)                    | blank | blank
            UPPER(Text, "tr")             | blank | blank
            UPPER("i", Text)              | I     | I
            TEXT(Number)                  | blank | 0
            TEXT(NULL)                    | blank | blank
            TEXT(Day)                     | blank | blank
            VALUE(Text)                   | blank | blank
            ISNUMBER(Text)                | false | false
            ASCII(Text)                   | blank | blank
            CHR(Number)                   | blank | blank
            CONTAINS("abc", Text)         | true  | true
            BEGINS("abc", "")             | true  | true
            CONTAINS(Text, Text)          | true  | true
            NOT(BEGINS(Text, "a"))        | false | false
            REGEX(Text, "")               | true  | true
            REGEX("a", Text)              | false | false
            DATEVALUE(Text)               | blank | blank
            DATEVALUE("")                 | blank | blank
            DATEVALUE(Moment)             | blank | blank
            TIMEVALUE("")                 | blank | blank
            YEAR(Day)                     | blank | blank
            YEAR(NULL)                    | blank | blank
            HOUR(Time)                    | blank | blank
            ADDMONTHS(Day, 1)             | blank | blank
            ADDMONTHS(DATE(2026, 1, 1), Number) | 2026-01-01 | 2026-01-01
            UNIXTIMESTAMP(Moment)         | blank | blank
            FROMUNIXTIME(Number)          | blank | 1970-01-01T00:00:00Z
            FORMATDURATION(Number)        | blank | 00:00:00
            FORMATDURATION(Number, TRUE)  | blank | 0:00:00:00
            FORMATDURATION(Moment, Moment)| blank | blank
            ISPICKVAL(Pick, "")           | true  | true
            ISPICKVAL(Pick, "x")          | false | false
            INCLUDES(Picks, "x")          | false | false
            PICKLISTCOUNT(Picks)          | 0     | 0
            """)
    void areAsInSalesforce(String formula, String asBlank, String asZero) {
        assertThat(record().value(formula)).isEqualTo(asBlank);
        assertThat(record().blanksAsZero().value(formula)).isEqualTo(asZero);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DATE(2026, One, Number)", "One / Number", "MOD(One, Number)", "LN(Number)", "LOG(Number)"})
    void fallOutsideWhereTheyCountAsZero(String formula) {
        assertThat(record().value(formula)).isNull();
        assertThat(record().blanksAsZero().run(formula)).isInstanceOf(Result.Failed.class);
    }

    /** Only IF, AND and OR leave alone what they do not need. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            IF(One = 1, 2, 1 / 0)             | 2
            IF(One = 2, 1 / 0, 3)             | 3
            AND(One = 2, 1 / 0 = 1)           | false
            OR(One = 1, 1 / 0 = 1)            | true
            One = 2 && 1 / 0 = 1              | false
            CASE(One, 1, 2, 3)                | 2
            CASE(One, 1, 2, 1 / 0)            | failed
            CASE(One, 2, 1 / 0, 3)            | failed
            CASE(One, 1, 2, 1 / 0, 3, 4)      | failed
            BLANKVALUE(One, 1 / 0)            | failed
            BLANKVALUE(One, 1 / One)          | 1
            NULLVALUE(One, 1 / 0)             | failed
            NULLVALUE(One, BLANKVALUE(1 / 0, 1)) | failed
            NULLVALUE(Long, LEFT("b", 1 / 0)) | failed
            NULLVALUE("a", LEFT("b", 1 / 0))  | a
            BLANKVALUE(2 + 3, 1 / 0)          | 5
            BLANKVALUE(NULLVALUE(One, 7), 1 / 0) | 1
            MAX(Number, 1 / 0)                | failed
            SUBSTITUTE(Text, "a", LEFT("b", 1 / 0)) | failed
            UPPER(Text, LEFT("b", 1 / 0))     | failed
            LPAD(Text, 5, LEFT("b", 1 / 0))   | failed
            """)
    void hideNoFailures(String formula, String expected) {
        Result result = record().run(formula);
        assertThat(result instanceof Result.Failed ? "failed" : record().value(formula))
                .isEqualTo(expected);
    }

    @Test
    void forgetTheSubstituteOfANumberThatCountsAsZero() {
        assertThat(record().blanksAsZero().value("BLANKVALUE(One, 1 / Number)")).isEqualTo("1");
        assertThat(record().blanksAsZero().value("NULLVALUE(Number, 1 / Number)"))
                .isEqualTo("0");
        assertThat(record().blanksAsZero().run("BLANKVALUE(Day, DATE(2026, 1, Number))"))
                .isInstanceOf(Result.Failed.class);
    }
}
