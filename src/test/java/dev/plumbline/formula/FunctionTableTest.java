package dev.plumbline.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.FieldValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionTableTest {

    static Stream<FunctionTable.Entry> available() {
        return FunctionTable.entries().stream().filter(entry -> entry.refusal() == null);
    }

    static Stream<FunctionTable.Entry> refused() {
        return FunctionTable.entries().stream().filter(entry -> entry.refusal() != null);
    }

    @ParameterizedTest
    @MethodSource("available")
    void everyExampleGivesItsResult(FunctionTable.Entry entry) {
        Result result = Given.sample().run(entry.example());
        assertThat(result).as(entry.example()).isInstanceOf(Result.Value.class);
        FieldValue value = ((Result.Value) result).value();
        if (value instanceof FieldValue.Num number) {
            assertThat(number.value()).isEqualByComparingTo(new BigDecimal(entry.result()));
        } else {
            assertThat(value.asText()).isEqualTo(entry.result());
        }
    }

    @ParameterizedTest
    @MethodSource("available")
    void everyExampleShowsItsFunction(FunctionTable.Entry entry) {
        String name = entry.name().replace("prefix ", "");
        assertThat(entry.example()).contains(entry.group().equals("OPERATOR") ? name : name + "(");
        assertThat(entry.summary()).endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void saysWhyItDoesNotHaveSomeFunctions(FunctionTable.Entry entry) {
        String call = entry.name() + "("
                + "\"a\", ".repeat(entry.signature().split(",").length).replaceAll(", $", "") + ")";
        assertThat(Given.nothing().complaint(call)).contains(entry.name(), "not available", entry.refusal());
    }

    @Test
    void hasWhatSalesforcesReferenceLists() {
        Set<String> names =
                FunctionTable.entries().stream().map(FunctionTable.Entry::name).collect(Collectors.toSet());
        assertThat(names)
                .containsAll(List.of(
                        "ABS ACOS ADDMONTHS AND ASCII ASIN ATAN ATAN2 BEGINS BLANKVALUE BR CASE CASESAFEID CEILING CHR CONTAINS COS CURRENCYRATE DATE DATETIMEVALUE DATEVALUE DAY DAYOFYEAR DISTANCE EXP FIND FLOOR FORMATDURATION FROMUNIXTIME GEOLOCATION GETRECORDIDS GETSESSIONID HOUR HTMLENCODE HYPERLINK IF IMAGE IMAGEPROXYURL INCLUDE INCLUDES INITCAP ISBLANK ISCHANGED ISCLONE ISNEW ISNULL ISNUMBER ISOWEEK ISOYEAR ISPICKVAL JSENCODE JSINHTMLENCODE LEFT LEN LINKTO LN LOG LOWER LPAD MAX MCEILING MFLOOR MID MILLISECOND MIN MINUTE MOD MONTH NOT NOW NULLVALUE OR PARENTGROUPVAL PI PICKLISTCOUNT PREVGROUPVAL PRIORVALUE REGEX REQUIRESCRIPT REVERSE RIGHT ROUND RPAD SECOND SIN SQRT SUBSTITUTE TAN TEXT TIMENOW TIMEVALUE TODAY TRIM TRUNC UNIXTIMESTAMP UPPER URLENCODE URLFOR VALUE VLOOKUP WEEKDAY YEAR"
                                .split(" ")))
                .contains("STAGE_AT_LEAST", "STAGE_ORDER", "ISPLACEHOLDER", "BUSINESS_DAYS_BETWEEN");
    }
}
