package dev.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tells one version of a rule from another. */
class RuleDefinitionTest {

    private static final String YAML =
            """
            rules:
              - name: amount
                object: Opportunity
                applies: NOT(IsClosed)
                require: [Amount, NextStep]
                message: Fill it in.
                fix: [Amount]
                why: The forecast adds it up.
                used-by: Monday review
                state: live
                consult: [ann@company.test, bo@company.test]
                pilot: East
                author: dana@company.test
            """;

    private static RuleDefinition definition(String yaml) {
        CompiledBook book = Books.org(yaml);
        assertThat(book.refused()).isEmpty();
        return RuleDefinition.of(book.rule(new RuleId("amount")).orElseThrow());
    }

    @Test
    void readsBackAsTheSameRule() {
        RuleDefinition definition = definition(YAML);
        String yaml = definition.yaml(new RuleId("amount"));
        assertThat(yaml)
                .contains("consult: [ann@company.test, bo@company.test]")
                .contains("pilot: [East]");
        assertThat(definition(yaml)).isEqualTo(definition);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "object | Opportunity | true", // the same again
                "title | Deals have amounts | false",
                "why | Because | false",
                "ladder | strict | false",
                "from | 2026-12-01 | false",
                "state | pilot | false",
                "applies | IsClosed | true",
                "require | Amount | true",
                "severity | never-tolerated | true",
            })
    void meansSomethingElseOnlyWhenWhatIsExpectedChanges(String key, String value, boolean meaning) {
        RuleDefinition before = definition(YAML);
        String edited =
                YAML.lines().filter(line -> !line.strip().startsWith(key + ":")).reduce("", (a, b) -> a + b + "\n")
                        + "    " + key + ": " + value + "\n";
        RuleDefinition after = definition(edited);
        boolean same = key.equals("object");
        assertThat(after.since(before))
                .extracting(RuleDefinition.Change::key)
                .isEqualTo(same ? java.util.List.of() : java.util.List.of(key));
        assertThat(after.meaning().equals(before.meaning())).isEqualTo(same || !meaning);
        assertThat(after.fingerprint().equals(before.fingerprint())).isEqualTo(same);
    }

    @Test
    void saysWhatIsWrongWithWhoIsNamed() {
        CompiledBook book = Books.org(YAML.replace("bo@company.test", "Bo Chen"));
        assertThat(book.refused()).singleElement().satisfies(r -> assertThat(
                        r.issues().get(0).message())
                .contains("\"Bo Chen\" in \"consult\" is no username"));
        CompiledBook list = Books.org(YAML.replace("dana@company.test", "[dana@company.test]"));
        assertThat(list.refused()).singleElement().satisfies(r -> assertThat(r.issues())
                .isNotEmpty());
        assertThat(Set.copyOf(
                        Books.org(YAML).rule(new RuleId("amount")).orElseThrow().pilot()))
                .containsExactly("East");
    }
}
