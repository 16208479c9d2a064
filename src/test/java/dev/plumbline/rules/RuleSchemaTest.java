package dev.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What editors complete must be what the reader accepts. */
class RuleSchemaTest {

    private static final String GOOD =
            """
            rules:
              - name: r1
                title: Title
                object: Opportunity
                applies: true
                require: [NextStep]
                violated: IsClosed
                message: "{Name}: {fields}"
                why: It matters.
                used-by: The review
                fix: [NextStep]
                severity: required
                ladder: standard
                lesson: https://a.example
                state: live
                from: 2026-12-01
                backlog: ratchet
                accountable: OwnerId
            rollups:
              - name: Last
                object: Opportunity
                summarize: Task
                by: WhatId
                type: MAX
                field: ActivityDate
                filter: IsClosed
            ladders:
              - name: standard
                steps: []
            tests:
              - rule: r1
                title: shows it
                now: 2026-03-02T09:00:00Z
                zone: Europe/Berlin
                record: {Amount: 1}
                prior: {StageName: X}
                rollups: {Last: 2026-03-01}
                stages: [A, B]
                expect: violated
                missing: [NextStep]
            """;

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

    @ParameterizedTest
    @ValueSource(strings = {"rule", "rollup", "test", "ladder"})
    void describesEveryKey(String definition) {
        schema.at("/$defs/" + definition + "/properties").properties().forEach(p -> assertThat(
                        p.getValue().path("description").asText())
                .as(p.getKey())
                .isNotBlank());
    }

    /** What a reader without the key takes; an editor shows it. */
    @ParameterizedTest
    @CsvSource({
        "rule, severity, required",
        "rule, ladder, standard",
        "rule, state, live",
        "rule, backlog, enforce",
        "rule, accountable, OwnerId",
        "test, zone, GMT"
    })
    void namesTheDefaults(String definition, String key, String value) {
        assertThat(schema.at("/$defs/" + definition + "/properties/" + key + "/default")
                        .asText())
                .isEqualTo(value);
    }

    static Stream<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("config/rules"))) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void acceptsEveryShippedRuleFile(Path file) throws IOException {
        assertThat(complaints(Files.readString(file))).isEmpty();
    }

    @Test
    void acceptsEveryKey() {
        assertThat(complaints(GOOD)).isEmpty();
    }

    /** What an editor underlines: each change makes the file wrong at the place that is named. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            severity: required     | severity: high          | /rules/0/severity
            state: live            | state: active           | /rules/0/state
            backlog: ratchet       | backlog: keep           | /rules/0/backlog
            why: It matters.       | because: It matters.    | /rules/0
            used-by: The review    | used_by: The review     | /rules/0
            name: r1               | name: r 1               | /rules/0/name
            object: Opportunity    | objekt: Opportunity     | /rules/0
            require: [NextStep]    | require: {NextStep: x}  | /rules/0/require
            violated: IsClosed     | violated: [IsClosed]    | /rules/0/violated
            lesson: https://a.example | lesson: ftp://a.example | /rules/0/lesson
            fix: [NextStep]        | fix: [[NextStep]]       | /rules/0/fix
            type: MAX              | type: AVG               | /rollups/0/type
            field: ActivityDate    | fields: ActivityDate    | /rollups/0
            by: WhatId             | via: WhatId             | /rollups/0
            name: Last             | name: Last-Call         | /rollups/0/name
            expect: violated       | expect: broken          | /tests/0/expect
            rule: r1               | rules: r1               | /tests/0
            record: {Amount: 1}    | record: [Amount]        | /tests/0/record
            prior: {StageName: X}  | prior: none             | /tests/0/prior
            rollups: {Last: 2026-03-01} | rollups: {Last: {no: 1}} | /tests/0/rollups/Last
            steps: []              | stepps: []              | /ladders/0
            rules:                 | rulez:                  | /
            """)
    void underlinesMistakes(String good, String bad, String place) {
        assertThat(GOOD).contains(good);
        assertThat(complaints(GOOD.replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad))))
                .isNotEmpty()
                .allSatisfy(at -> assertThat(at).startsWith(place));
    }

    /** The schema must not let pass what the reader refuses, of what a schema can know. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rules: [{name: r, object: Task, violated: IsClosed, why: w}]",
                "rules: [{name: r, object: Task, violated: IsClosed, used-by: u, state: live}]",
                "rules: [{name: r, object: Task, why: w, used-by: u}]",
                "rules: [{name: r, violated: IsClosed, why: w, used-by: u}]",
                "rules: {name: r}",
                "rollups: [{name: A, object: Opportunity, summarize: Task, by: WhatId}]",
                "tests: [{rule: r}]",
                "- rules"
            })
    void refusesWhatTheReaderRefuses(String yaml) {
        RuleFile file = RuleFileReader.read("f.yaml", yaml);
        List<FileIssue> issues = new ArrayList<>(file.issues());
        file.refused().forEach(r -> issues.addAll(r.issues()));
        file.rules().forEach(r -> issues.addAll(r.issues()));
        file.rollups().forEach(r -> issues.addAll(r.issues()));
        assertThat(issues).isNotEmpty();
        assertThat(complaints(yaml)).isNotEmpty();
    }

    /** Places that are wrong, as JSON pointers. */
    private List<String> complaints(String yaml) {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema, config)
                .validate(yaml(yaml))
                .stream()
                .map(m -> m.getInstanceLocation().toString())
                .map(at -> at.isEmpty() ? "/" : at)
                .toList();
    }

    private static JsonNode yaml(String text) {
        try {
            return new YAMLMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
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
