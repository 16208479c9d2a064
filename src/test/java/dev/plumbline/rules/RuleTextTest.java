package dev.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule's text beside the form that edits it. */
class RuleTextTest {

    private static final String YAML =
            """
            # Why this file is here.
            rules:
              - name: late
                title: Deals close in the future
                object: Opportunity
                applies: NOT(IsClosed)   # open ones
                # the heart of it
                violated: |-
                  CloseDate <
                    TODAY()
                message: "{Name} is late: {CloseDate}"
                fix: [CloseDate]
                pilot:
                  - lee@company.test
                  - "Sales, East"
                state: draft
            tests:
              - rule: late
                now: 2026-03-02T09:00:00Z
                record: {CloseDate: 2026-03-01}
                expect: violated
            """;

    private final RuleText text = RuleText.of(YAML);

    @Test
    void saysWhatEachKeySays() {
        assertThat(text.values())
                .containsEntry("violated", "CloseDate <\n  TODAY()")
                .containsEntry("pilot", "lee@company.test\nSales, East")
                .containsEntry("fix", "CloseDate")
                .doesNotContainKey("why");
        assertThat(text.name()).contains(new RuleId("late"));
    }

    @Test
    void leavesEverythingElseAsItIsWritten() {
        assertThat(text.with(text.values()).yaml()).isEqualTo(YAML);
        assertThat(text.with("title", "Closes later").yaml())
                .isEqualTo(YAML.replace("Deals close in the future", "Closes later"));
        assertThat(text.with("applies", "AND(NOT(IsClosed), Amount > 1)").yaml())
                .isEqualTo(YAML.replace("NOT(IsClosed) ", "AND(NOT(IsClosed), Amount > 1) "));
        assertThat(text.with("violated", "CloseDate < TODAY() - 1").yaml())
                .isEqualTo(YAML.replace("|-\n      CloseDate <\n        TODAY()", "CloseDate < TODAY() - 1"));
        assertThat(text.with("fix", "").yaml()).isEqualTo(YAML.replace("    fix: [CloseDate]\n", ""));
        assertThat(text.with("why", "We plan by it: always.").yaml())
                .isEqualTo(YAML.replace("{CloseDate}\"\n", "{CloseDate}\"\n    why: \"We plan by it: always.\"\n"));
    }

    @Test
    void takesItsTestsAlongToAnotherName() {
        String renamed = text.with("name", "later").yaml();
        assertThat(renamed).contains("- name: later").contains("- rule: later").doesNotContain(": late\n");
    }

    @Test
    void writesARuleAnewWhereItCannotBePatched() {
        RuleText flow = RuleText.of("rules:\n  - {name: a, object: Task, require: [Subject]}\ntests: []\n");
        RuleText made = flow.with("why", "So #that: it's \"read\"");
        assertThat(made.values())
                .containsEntry("why", "So #that: it's \"read\"")
                .containsEntry("require", "Subject");
        assertThat(made.yaml()).contains("tests: []");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "- not a list",
                "a: b",
                "x #y",
                "'",
                "\"",
                "{",
                "[a",
                "*a",
                "&a",
                "!a",
                "%a",
                "@a",
                "`",
                "null",
                "true",
                "12",
                "2026-01-01",
                "|",
                ">",
                "? a",
                "tab\there",
                "two\nlines",
                "two\n\n  three\n four",
                "end \nblank",
                "a\u2028b",
                "é ü 漢字 🙂",
                "a\\b",
                "=",
                "~"
            })
    void canSayAnything(String value) {
        assertThat(text.with("why", value).value("why")).isEqualTo(value);
        assertThat(text.with("applies", value).value("applies")).isEqualTo(value);
        assertThat(RuleText.of(Map.of("name", "a", "why", value)).value("why")).isEqualTo(value);
        assertThat(text.with("pilot", value.replace('\n', ' ')).value("pilot")).isEqualTo(value.replace('\n', ' '));
    }

    @Test
    void findsTheKeyAndThePlaceInItsValue() {
        assertThat(spot(10, 9)).isEqualTo(new RuleText.Spot("violated", Optional.of(new Place(2, 3))));
        assertThat(spot(9, 7)).isEqualTo(new RuleText.Spot("violated", Optional.of(new Place(1, 1))));
        assertThat(spot(6, 18)).isEqualTo(new RuleText.Spot("applies", Optional.of(new Place(1, 5))));
        assertThat(spot(11, 15).key()).isEqualTo("message");
        assertThat(spot(19, 5).key()).isEqualTo("tests");
        assertThat(spot(1, 1).key()).isEmpty();
    }

    private RuleText.Spot spot(int line, int column) {
        return text.spot(new FileIssue("text", line, column, ""));
    }

    @Test
    void addsATest() {
        RuleText more = text.withTest(List.of("rule: late", "record: {IsClosed: true}", "expect: not-applicable"));
        assertThat(more.yaml())
                .isEqualTo(YAML + "  - rule: late\n    record: {IsClosed: true}\n    expect: not-applicable\n");
        assertThat(RuleText.of("rules:\n  - name: a\n")
                        .withTest(List.of("rule: a"))
                        .yaml())
                .isEqualTo("rules:\n  - name: a\ntests:\n  - rule: a\n");
    }

    @Test
    void isNotReadableWhereThereIsNoRule() {
        assertThat(RuleText.of("").readable()).isFalse();
        assertThat(RuleText.of("rules: 1").readable()).isFalse();
        assertThat(RuleText.of("a: [").readable()).isFalse();
        assertThat(RuleText.of("rules:\r\n  - name: a\r\n").name()).contains(new RuleId("a"));
    }

    @Test
    void readsAndLeavesEveryShippedRule() throws IOException {
        try (var files = Files.list(Path.of("config/rules"))) {
            for (Path file : files.filter(p -> p.toString().endsWith(".yaml")).toList()) {
                RuleText shipped = RuleText.of(Files.readString(file));
                Map<String, String> values = new LinkedHashMap<>(shipped.values());
                assertThat(shipped.with(values).yaml()).isEqualTo(shipped.yaml());
                values.put("title", "Another title");
                assertThat(RuleText.of(shipped.with(values).yaml()).values()).isEqualTo(values);
            }
        }
    }
}
