package dev.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.FieldValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTemplateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {Amount} at {Probability}         | 1,250,000.5 at 40 %
                    since {CreatedDate}               | since 2 Mar 2026
                    {{Name}} is {Name}                | {Name} is Acme
                    a { alone                         | a { alone
                    a } alone                         | a } alone
                    {name}, { Name }                  | Acme, Acme
                    open: {IsClosed}, next: {NextStep}| open: no, next: (empty)
                    {Type} cannot be seen             | (not visible) cannot be seen
                    {Account.Name}                    | Acme Ltd
                    """)
    void fillsInValuesAsPeopleReadThem(String template, String expected) {
        assertThat(message("message: \"" + template.strip() + "\"", "violated: 'TRUE'"))
                .isEqualTo(expected.strip());
    }

    @Test
    void listsMissingFieldsByTheirLabels() {
        assertThat(message("message: \"Add {fields}.\"", "require: [NextStep]")).isEqualTo("Add Next Step.");
        assertThat(message("message: \"Add {fields}.\"", "require: [NextStep, LeadSource]"))
                .isEqualTo("Add Next Step and Lead Source.");
    }

    @Test
    void speaksByTheTitleWhenTheFileGivesNoMessage() {
        assertThat(message("title: A {good} deal", "violated: 'TRUE'")).isEqualTo("A {good} deal");
        assertThat(message("title: Deals have a plan", "require: NextStep")).isEqualTo("Deals have a plan: Next Step");
        assertThat(message("ladder: standard", "require: NextStep")).isEqualTo("A rule: Next Step");
    }

    @Test
    void refusesAPlaceForMissingFieldsWhereNoneAreRequired() {
        CompiledBook book = Books.org(yaml("message: Add {fields}.", "violated: 'TRUE'"));

        assertThat(book.refused().get(0).issues().get(0).toString())
                .startsWith("f.yaml:4:18: {fields} stands for the required fields");
    }

    @Test
    void pointsAtAnUnknownPlaceInAMessageOfSeveralLines() {
        CompiledBook book =
                Books.org(yaml("message: |\n      Look at {Name},\n      and at {Nmae}.", "violated: 'TRUE'"));

        assertThat(book.refused().get(0).issues().get(0).toString()).startsWith("f.yaml:6:14: the message's {Nmae}");
    }

    private static String message(String message, String rule) {
        CompiledBook book = Books.org(yaml(message, rule));
        assertThat(book.refused()).isEmpty();
        Map<String, FieldValue> deal = Map.of(
                "Name", FieldValue.of("Acme"),
                "Account.Name", FieldValue.of("Acme Ltd"),
                "Amount", FieldValue.of(new BigDecimal("1250000.50")),
                "Probability", FieldValue.of(new BigDecimal("40")),
                "CreatedDate", FieldValue.of(Instant.parse("2026-03-02T23:30:00Z")),
                "IsClosed", FieldValue.FALSE,
                "Type", new FieldValue.Hidden("no"));
        Verdict verdict = book.judge(Books.deal(book, deal, null), Books.NOW).get(0);
        return ((Verdict.Violated) verdict).message();
    }

    private static String yaml(String message, String rule) {
        return "rules:\n  - name: a-rule\n    object: Opportunity\n    %s\n    %s\n    why: w\n    used-by: u\n"
                .formatted(message, rule);
    }
}
