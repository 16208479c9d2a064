package dev.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What editors complete must be what the reader accepts. */
class RuleSchemaTest {

    private final JsonNode schema = read();

    @Test
    void knowsTheKeysThatTheReaderKnows() {
        assertThat(keys("rule")).isEqualTo(RuleDraft.KEYS);
        assertThat(keys("rollup")).isEqualTo(RollupDraft.KEYS);
        assertThat(keys("test")).isEqualTo(TestDraft.KEYS);
    }

    @Test
    void knowsTheWordsThatTheReaderKnows() {
        assertThat(words("rule", "severity"))
                .isEqualTo(Arrays.stream(Severity.values()).map(Severity::key).toList());
        assertThat(words("rule", "state"))
                .isEqualTo(Arrays.stream(RuleState.values()).map(RuleState::key).toList());
        assertThat(words("rollup", "type"))
                .isEqualTo(Arrays.stream(Rollup.Type.values()).map(Enum::name).toList());
        assertThat(words("test", "expect"))
                .isEqualTo(Arrays.stream(TestDraft.Expectation.values())
                        .map(TestDraft.Expectation::key)
                        .toList());
    }

    @Test
    void describesEveryKeyOfARule() {
        schema.at("/$defs/rule/properties").properties().forEach(p -> assertThat(
                        p.getValue().path("description").asText())
                .as(p.getKey())
                .isNotBlank());
    }

    private Set<String> keys(String definition) {
        List<String> keys = new ArrayList<>();
        schema.at("/$defs/" + definition + "/properties").fieldNames().forEachRemaining(keys::add);
        return Set.copyOf(keys);
    }

    private List<String> words(String definition, String key) {
        List<String> words = new ArrayList<>();
        schema.at("/$defs/" + definition + "/properties/" + key + "/enum").forEach(w -> words.add(w.asText()));
        return words;
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper().readTree(new File("config/rules.schema.json"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
