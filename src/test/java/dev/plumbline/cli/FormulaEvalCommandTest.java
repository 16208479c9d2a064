package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaEvalCommandTest {

    private static List<String> answers(String... lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Clock clock = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);
        new FormulaEvalCommand(clock)
                .run(
                        new BufferedReader(new StringReader(String.join("\n", lines))),
                        new PrintStream(out, false, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {"formula": "Amount * 2", "returns": "Currency", "fields": {"Amount": {"type": "Currency", "scale": 2}}, "values": {"Amount": "12000.50"}} | {"value":"24001.00","type":"Currency"}
            {"formula": "amount + 1", "returns": "Number", "fields": {"Amount": {"type": "Currency"}}, "values": {"Amount": null}, "blanks": "zero"} | {"value":"1","type":"Number"}
            {"formula": "amount + 1", "returns": "Number", "fields": {"Amount": {"type": "Currency"}}, "values": {}, "blanks": "blank"} | {"value":null,"type":"Number"}
            {"formula": "0.125", "returns": "Percent"} | {"value":"12.5","type":"Percent"}
            {"formula": "P * 10", "fields": {"P": {"type": "Percent"}}, "values": {"P": 20}} | {"value":"2.00","type":"Number"}
            {"formula": "Account.Name & \\"!\\"", "returns": "Text", "fields": {"Account.Name": {"type": "Text"}}, "values": {"Account.Name": "Acme"}} | {"value":"Acme!","type":"Text"}
            {"formula": "INCLUDES(C, \\"b\\")", "returns": "Boolean", "fields": {"C": {"type": "MultiPicklist"}}, "values": {"C": "a;b"}} | {"value":true,"type":"Boolean"}
            {"formula": "NOW()", "returns": "DateTime", "now": "2026-03-02T09:00:00Z"} | {"value":"2026-03-02T09:00:00.000Z","type":"DateTime"}
            {"formula": "TODAY()", "returns": "Date", "now": "2026-03-02T03:00:00Z", "zone": "America/New_York"} | {"value":"2026-03-01","type":"Date"}
            {"formula": "TODAY()", "returns": "Date"} | {"value":"2026-03-02","type":"Date"}
            {"formula": "TIMEVALUE(\\"10:00:00.500\\")", "returns": "Time"} | {"value":"10:00:00.500","type":"Time"}
            {"formula": "ISCHANGED(A)", "fields": {"A": {"type": "Number"}}, "values": {"A": "1"}, "prior": {"A": "2"}} | {"value":true,"type":"Boolean"}
            {"formula": "ISCHANGED(A)", "fields": {"A": {"type": "Number"}}, "values": {"A": "1"}} | {"value":false,"type":"Boolean"}
            {"formula": "ISCHANGED(A)", "fields": {"A": {"type": "Number"}}, "values": {"A": "1"}, "prior": {"A": null}} | {"value":true,"type":"Boolean"}
            {"formula": "ISNEW()", "prior": null} | {"value":true,"type":"Boolean"}
            {"formula": "STAGE_AT_LEAST(\\"Proposal/Price Quote\\", S)", "fields": {"S": {"type": "Picklist"}}, "values": {"S": "Closed Won"}} | {"value":true,"type":"Boolean"}
            {"formula": "$User.Alias & \\"!\\"", "returns": "Text", "fields": {"$User.Alias": {"type": "Text"}}, "values": {"$User.Alias": "ann"}} | {"value":"ann!","type":"Text"}
            {"formula": "$user.isactive", "fields": {"$User.IsActive": "Boolean"}, "values": {"$User.IsActive": true}} | {"value":true,"type":"Boolean"}
            {"formula": "$RecordType.Name = \\"X\\"", "fields": {"$RecordType.Name": {"type": "Text"}}, "values": {}} | {"value":false,"type":"Boolean"}
            {"formula": "DATETIMEVALUE(\\"2026-03-01 23:00:00\\")", "returns": "Date"} | {"value":"2026-03-01","type":"Date"}
            {"formula": "DATE(2026, 3, 1)", "returns": "DateTime"} | {"value":"2026-03-01T00:00:00.000Z","type":"DateTime"}
            {"formula": "N + 1", "fields": {"N": "Number"}, "values": {"N": 12345678901234567890.1234567890}} | {"value":"12345678901234567891.1234567890","type":"Number"}
            {"formula": "N * 2", "fields": {"N": "Number"}, "values": {"N": 1E3}} | {"value":"2000","type":"Number"}
            {"formula": "NULL = NULL"} | {"value":false,"type":"Boolean"}
            {"formula": "NULL", "returns": "Date"} | {"value":null,"type":"Date"}
            {"formula": "P", "returns": "Currency", "fields": {"P": "Percent"}, "values": {"P": "20"}} | {"value":"0.20","type":"Currency"}
            {"formula": "1/0", "returns": "Number"} | {"error":"Division by zero"}
            {"formula": "LEN(Foo)", "returns": "Number"} | {"error":"Field Foo does not exist. Check spelling.","at":{"line":1,"column":5}}
            {"formula": "$Setup.X__c.Y__c = 1", "returns": "Boolean"} | {"error":"cannot tell without $Setup.X__c.Y__c"}
            """)
    void answersInTheFormatOfTheDesign(String in, String out) throws IOException {
        assertThat(answers(in)).containsExactly(out);
    }

    @Test
    void answersEachLineWithOneLineWhateverItHolds() throws IOException {
        List<String> answers = answers(
                "",
                "nonsense",
                "{",
                "[1]",
                "null",
                "{\"formula\": 1}",
                "{\"formula\": \"1\", \"fields\": 7}",
                "{\"formula\": \"1\", \"fields\": {\"A\": {\"type\": \"Gold\"}}}",
                "{\"formula\": \"A\", \"fields\": {\"A\": {\"type\": \"Date\"}}, \"values\": {\"A\": \"tomorrow\"}}",
                "{\"formula\": \"1\", \"zone\": \"Mars\"}",
                "{\"formula\": \"1\", \"now\": \"noon\"}",
                "{\"formula\": \"1\", \"blanks\": \"maybe\"}",
                "{\"formula\": \"1\", \"returns\": \"Gold\"}",
                "{\"formula\": \"(((\"}",
                "[".repeat(5_000),
                "\u0000\ud83d",
                "{\"formula\": \"1 + 1\"}");
        assertThat(answers).hasSize(17).last().isEqualTo("{\"value\":\"2\",\"type\":\"Number\"}");
        assertThat(answers.subList(0, 16))
                .allSatisfy(answer -> assertThat(answer).startsWith("{\"error\":\""));
        assertThat(answers.get(7)).contains("fields.A", "Currency", "Gold");
        assertThat(answers.get(8)).contains("values.A", "expected a date", "tomorrow");
    }

    @Test
    void asksForTheTimeWhereNobodyKnowsIt() {
        FormulaEvaluation clockless = new FormulaEvaluation(null);
        assertThat(clockless.answer("{\"formula\": \"TODAY()\"}")).contains("error", "give \\\"now\\\"");
        assertThat(clockless.answer("{\"formula\": \"TODAY()\", \"now\": \"2026-03-02T09:00:00Z\"}"))
                .isEqualTo("{\"value\":\"2026-03-02\",\"type\":\"Date\"}");
        assertThat(clockless.answer("{\"formula\": \"1 + 1\"}")).isEqualTo("{\"value\":\"2\",\"type\":\"Number\"}");
    }
}
