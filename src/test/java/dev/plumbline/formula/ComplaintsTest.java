package dev.plumbline.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.FieldType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComplaintsTest {

    private final Given record =
            Given.sample().field("Account.Name", FieldType.TEXT, "Acme").field("CreatedDate", FieldType.DATETIME, null);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            ISBLANK(NexStep)        | 1 | 9  | Field NexStep does not exist. Check spelling. Did you mean NextStep?
            Acount.Name = "x"       | 1 | 1  | Field Acount.Name does not exist. Check spelling. Did you mean Account.Name?
            ISBLNK(NextStep)        | 1 | 1  | Unknown function ISBLNK. Check spelling. Did you mean ISBLANK?
            LEFT(NextStep)          | 1 | 1  | Incorrect number of parameters for function 'LEFT()'. Expected 2, received 1
            FIND("a")               | 1 | 1  | Incorrect number of parameters for function 'FIND()'. Expected 2 to 3, received 1
            AND()                   | 1 | 1  | Incorrect number of parameters for function 'AND()'. Expected at least 1, received 0
            CASE(Amount, 1, 2)      | 1 | 1  | Incorrect number of parameters for function 'CASE()'. Expected at least 4, received 3
            LEFT(NextStep, "2")     | 1 | 16 | Incorrect parameter type for function 'LEFT()'. Expected Number, received Text. Use VALUE(…)
            LEN(Amount)             | 1 | 5  | Incorrect parameter type for function 'LEN()'. Expected Text, received Number. Use TEXT(…)
            Amount & "x"            | 1 | 1  | Incorrect parameter type for operator '&'. Expected Text, received Number. Use TEXT(…)
            Amount = "x"            | 1 | 10 | Incorrect parameter type for operator '='. Expected Number, received Text. Use VALUE(…)
            CloseDate > NOW()       | 1 | 13 | Incorrect parameter type for operator '>'. Expected Date, received DateTime. Use DATEVALUE(…)
            StageName = "Won"       | 1 | 1  | Incorrect parameter type for operator '='. Expected Text, Number, Date, DateTime, Time, Boolean, received Picklist. Use TEXT(StageName), or ISPICKVAL(StageName, "…") to compare it
            CONTAINS(StageName, "x")| 1 | 10 | Incorrect parameter type for function 'CONTAINS()'. Expected Text, received Picklist. Use TEXT(StageName), or ISPICKVAL(StageName, "…") to compare it
            Competitors__c = "x"    | 1 | 1  | Incorrect parameter type for operator '='. Expected Text, Number, Date, DateTime, Time, Boolean, received MultiPicklist. Use INCLUDES(Competitors__c, "…")
            ISPICKVAL(StageName, NextStep) | 1 | 22 | Function 'ISPICKVAL()' compares with a text in quotes only
            IF(Amount, 1, 2)        | 1 | 4  | Incorrect parameter type for function 'IF()'. Expected Boolean, received Number
            IF(IsClosed, 1, "a")    | 1 | 17 | Incorrect parameter type for function 'IF()'. Expected Number, received Text. Use VALUE(…)
            ISBLANK(IsClosed)       | 1 | 9  | Incorrect parameter type for function 'ISBLANK()'. Expected Number, Date, DateTime, Time, Text, Picklist, received Boolean
            TODAY > CloseDate       | 1 | 1  | TODAY is a function. Write TODAY(…).
            TODAY() + TODAY()       | 1 | 11 | Incorrect parameter type for operator '+'. Expected Number, received Date
            REGEX(NextStep, "((")   | 1 | 17 | REGEX: "((" is not a pattern: Unclosed group
            $Usr.Name = "x"         | 1 | 1  | $Usr is not a global variable. Did you mean $User?
            (Amount > 1             | 1 | 12 | Syntax error. Missing ')'
            Amount > 1)             | 1 | 11 | Syntax error. Extra ')'
            Amount >                | 1 | 9  | Syntax error. The formula ends where a field, a function or a value is missing
            Amount > 1 AND IsClosed | 1 | 12 | Syntax error. AND is a function: write AND(…, …) or &&
            AND(IsClosed IsWon)     | 1 | 14 | Syntax error. Missing ')' or ',' before 'IsWon'
            AND(IsClosed,, IsWon)   | 1 | 14 | Syntax error. Expected a field, a function or a value, found ','
            Amount * .5             | 1 | 10 | Syntax error. A number needs a digit before the point: write 0.5
            NextStep = “x”          | 1 | 12 | Syntax error. Use straight quotes: " or '
            /* no end               | 1 | 1  | Syntax error. The comment that begins here has no end
            """)
    void saysWhatWhereAndHowToMend(String formula, int line, int column, String message) {
        assertThat(record.issues(formula)).first().isEqualTo(new Issue(line, column, message));
    }

    @Test
    void saysAllThatIsWrongAtOnceAndWhere() {
        assertThat(record.issues("AND(\n  ISBLANK(Foo),\n  LEN(Amount) > \"a\",\n  IsClosed)"))
                .extracting(Issue::line, Issue::column)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2, 11), org.assertj.core.groups.Tuple.tuple(3, 7));
    }

    @Test
    void wantsTheTypeThatWasAskedFor() {
        assertThat(record.issues("Amount + 1", FieldType.BOOLEAN))
                .containsExactly(new Issue(
                        1,
                        8,
                        "Formula result is data type (Number), incompatible with expected data type (true or false)."));
        assertThat(record.issues("IsClosed", FieldType.BOOLEAN)).isEmpty();
        assertThat(record.issues("NULL", FieldType.BOOLEAN)).isEmpty();
        assertThat(record.issues("Amount", FieldType.PERCENT)).isEmpty();
    }

    @Test
    void resolvesPolymorphicPaths() {
        record.field("Owner.Email", FieldType.TEXT, "ann@example.com");
        assertThat(record.value("Owner:User.Email")).isEqualTo("ann@example.com");
    }
}
