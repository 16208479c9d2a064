package dev.plumbline.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.FieldType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments at the edge of what functions take. */
class EdgesTest {

    private final Given record = Given.nothing()
            .field("Pick", FieldType.PICKLIST, "A;B")
            .field("Picks", FieldType.MULTIPICKLIST, "Red;Dark Red;Blue")
            .field("Early", FieldType.DATETIME, "1969-12-31T23:59:58.500Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "blank",
            textBlock =
                    """
            LEFT("abc", -1)               | blank
            LEFT("abc", 2.9)              | ab
            LEFT("abc", 0.5)              | blank
            LEFT("abc", 1000000000000)    | abc
            RIGHT("abc", 2.9)             | bc
            RIGHT("abc", -5)              | blank
            MID("abc", 2, 0)              | blank
            MID("abc", -4, 2)             | ab
            MID("abc", 4, 2)              | blank
            MID("abc", 3, 1000000000000)  | c
            MID("abc", 1.9, 1.9)          | a
            LPAD("ab", 7, "xyz")          | xyzxyab
            RPAD("ab", 7, "xyz")          | abxyzxy
            RPAD("ab", 4) & "!"           | ab  !
            RPAD("abc", -1, "x")          | blank
            LPAD("abc", 2.9, "x")         | ab
            FIND("b", "abcb", 3)          | 4
            FIND("b", "abcb", -7)         | 2
            FIND("b", "abcb", 99)         | 0
            FIND("B", "abcb")             | 0
            SUBSTITUTE("a.b.c", ".", "")  | abc
            SUBSTITUTE("AbAb", "ab", "x") | AbAb
            TRIM("  a  b  ")              | a  b
            TRIM("   ")                   | blank
            INITCAP("mR. o'nEIL-smith 3rd x2y") | Mr. O'Neil-Smith 3rd X2y
            INITCAP("中a")                | 中A
            UPPER("straße")               | STRASSE
            UPPER("ı", "tr")              | I
            LOWER("I", "tr_TR")           | ı
            LOWER("I", "nowhere at all")  | i
            REVERSE("abc")                | cba
            CHR(65.9)                     | A
            CHR(1114112)                  | blank
            ASCII("é")                    | 233
            TEXT(-0.50)                   | -0.5
            TEXT(1000000)                 | 1000000
            TEXT(1/4)                     | 0.25
            TEXT(DATE(2026, 3, 1))        | 2026-03-01
            TEXT(TIMEVALUE("07:05:09.010")) | 07:05:09.010
            VALUE("-1.50")                | -1.50
            VALUE("+3")                   | 3
            VALUE(".5")                   | 0.5
            VALUE("5.")                   | 5
            VALUE("1E-2")                 | 0.01
            ISNUMBER("1e3")               | true
            ISNUMBER(" 1")                | false
            ISNUMBER("1,000")             | false
            ISNUMBER("0x1F")              | false
            HTMLENCODE("© <a&b> '\\"")    | &copy; &lt;a&amp;b&gt; &#39;&quot;
            JSENCODE("</a> 'b' /* c */ 1/2 <!-- &#39;") | \\u003C/a\\u003E \\'b\\' \\/\\* c \\*\\/ 1/2 \\u003C\\!-- \\&#39;
            URLENCODE("a/b?c=d&e f")      | a%2Fb%3Fc%3Dd%26e+f
            HYPERLINK("/x", "<b>", "_self") | <a href="/x" target="_self">&lt;b&gt;</a>
            HYPERLINK(NULL, "none")       | none
            IMAGE("/x.png", "x", 10, 20)  | <img src="/x.png" alt="x" height="10" width="20" border="0"/>
            CASESAFEID("001A0000006Vm9u") | 001A0000006Vm9uIAC
            CASESAFEID("001A0000006Vm9uIAC") | 001A0000006Vm9uIAC
            CASESAFEID("no id")           | no id
            ISPICKVAL(Pick, "A;B")        | true
            INCLUDES(Picks, "Red")        | true
            INCLUDES(Picks, "Dark")       | false
            INCLUDES(Picks, "red")        | false
            INCLUDES(Picks, "Red;Dark Red") | true
            PICKLISTCOUNT(Picks)          | 3
            REGEX("a\\\\b", "a\\\\\\\\b")   | true
            REGEX("line" & BR() & "two", "line.two") | false
            REGEX("abc", "b")             | false
            """)
    void ofTextsAreTakenAsInSalesforce(String formula, String expected) {
        assertThat(record.value(formula)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "blank",
            textBlock =
                    """
            DATE(2024, 2, 29)                      | 2024-02-29
            DATE(2026.9, 3.9, 1.9)                 | 2026-03-01
            DATE(2026, 1, 31) + 0.99 + 0.99        | 2026-01-31
            DATE(2026, 1, 1) + (-0.9)              | 2026-01-01
            DATE(2026, 3, 1) - DATE(2026, 3, 2)    | -1
            1.9 + DATE(2026, 1, 1)                 | 2026-01-02
            DATEVALUE("2026-3-1")                  | 2026-03-01
            DATEVALUE("2026-03-01T10:00:00Z")      | 2026-03-01
            DATEVALUE("2026- 03-01 and more")      | 2026-03-01
            DATETIMEVALUE("2026-3-1 9:5:7")        | 2026-03-01T09:05:07Z
            DATETIMEVALUE("2026-03-01 10:00:00 PST") | 2026-03-01T10:00:00Z
            DATETIMEVALUE(DATE(2026, 3, 1))        | 2026-03-01T00:00:00Z
            DATETIMEVALUE("2026-03-01 00:00:00") + 0.5 | 2026-03-01T12:00:00Z
            DATETIMEVALUE("2026-03-01 00:00:00") - 1/3 | 2026-02-28T16:00:00Z
            DATETIMEVALUE("2026-03-01 00:00:00") + 0.0000001 | 2026-03-01T00:00:00Z
            0.25 + DATETIMEVALUE("2026-03-01 00:00:00") | 2026-03-01T06:00:00Z
            DATETIMEVALUE("2026-03-02 06:00:00") - DATETIMEVALUE("2026-03-01 00:00:00") | 1.25
            TIMEVALUE("7:5:9.5")                   | 07:05:09.005
            TIMEVALUE(DATETIMEVALUE("2026-03-01 10:11:12")) | 10:11:12
            TIMEVALUE("23:59:59.999") + 1          | 00:00
            TIMEVALUE("00:00:00.000") - 1          | 23:59:59.999
            TIMEVALUE("00:00:00.000") + 1.9        | 00:00:00.001
            TIMEVALUE("01:00:00.000") - TIMEVALUE("02:00:00.000") | 82800000
            ADDMONTHS(DATE(2024, 2, 29), -12)      | 2023-02-28
            ADDMONTHS(DATE(2026, 4, 30), 1)        | 2026-05-31
            ADDMONTHS(DATE(2026, 1, 15), 1.9)      | 2026-02-15
            ADDMONTHS(DATETIMEVALUE("2026-01-31 10:00:00"), 1) | 2026-02-28T10:00:00Z
            WEEKDAY(DATE(2026, 3, 1))              | 1
            WEEKDAY(DATE(2026, 3, 7))              | 7
            ISOWEEK(DATE(2026, 12, 31))            | 53
            ISOWEEK(DATE(2027, 1, 3))              | 53
            ISOYEAR(DATE(2027, 1, 3))              | 2026
            ISOYEAR(DATETIMEVALUE("2027-01-04 00:00:00")) | 2027
            DAYOFYEAR(DATE(2024, 12, 31))          | 366
            MILLISECOND(TIMEVALUE("7:5:9.5"))      | 5
            UNIXTIMESTAMP(DATE(1969, 12, 31))      | -86400
            UNIXTIMESTAMP(Early)                   | -1
            UNIXTIMESTAMP(TIMEVALUE("00:01:00.999")) | 60
            FROMUNIXTIME(-1)                       | 1969-12-31T23:59:59Z
            FROMUNIXTIME(0.5)                      | 1970-01-01T00:00:00.500Z
            FORMATDURATION(-3661.9)                | 01:01:01
            FORMATDURATION(360000)                 | 100:00:00
            FORMATDURATION(90061, TRUE)            | 1:01:01:01
            FORMATDURATION(90061, FALSE)           | 25:01:01
            FORMATDURATION(90061, NULL)            | 25:01:01
            FORMATDURATION(TIMEVALUE("10:00:00.000"), TIMEVALUE("09:00:00.000")) | 01:00:00
            """)
    void ofDatesAreTakenAsInSalesforce(String formula, String expected) {
        assertThat(record.value(formula)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DATE(2026, 13, 1)",
                "DATE(2026, 0, 1)",
                "DATE(2026, 4, 31)",
                "DATE(0, 1, 1)",
                "DATE(10000, 1, 1)",
                "DATEVALUE(\"26-03-01\")",
                "DATEVALUE(\"2026/03/01\")",
                "DATEVALUE(\"2026-02-30\")",
                "DATEVALUE(\"0000-01-01\")",
                "DATEVALUE(\" 2026-03-01\")",
                "DATETIMEVALUE(\"2026-03-01\")",
                "DATETIMEVALUE(\"2026-03-01 24:00:00\")",
                "DATETIMEVALUE(\"2026-03-01T10:00:00Z\")",
                "TIMEVALUE(\"10:00\")",
                "TIMEVALUE(\"10:00:00\")",
                "TIMEVALUE(\"24:00:00.000\")",
                "TIMEVALUE(\"10:00:00.000Z\")",
                "VALUE(\"\" & \"x\")",
                "VALUE(\"1 000\")",
                "VALUE(\"$5\")",
                "ACOS(1.01)",
                "ASIN(-1.01)",
                "LOG(0)",
                "LN(-1)",
                "SQRT(-0.1)",
                "EXP(1000)",
                "2 ^ 1.5",
                "10 ^ 65",
                "1 ^ 1000000000",
                "GEOLOCATION(0, 181) = NULL",
                "DISTANCE(GEOLOCATION(0, 0), GEOLOCATION(0, 0), LEFT(\"miles\", 4))",
                "RPAD(\"x\", 200000)",
                "FROMUNIXTIME(1000000000000000)"
            })
    void areRefusedOrFail(String formula) {
        if (record.issues(formula).isEmpty()) {
            assertThat(record.run(formula))
                    .isInstanceOfSatisfying(Result.Failed.class, failed -> assertThat(failed.message())
                            .isNotBlank());
        }
    }
}
