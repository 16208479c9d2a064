package dev.plumbline.people.calendar;

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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an editor says of calendar files, held against what the reader says. */
class CalendarSchemaTest {

    private static final String GOOD =
            """
            calendars:
              - name: munich
                hours:
                  monday-thursday: ["09:00-12:30", "13:30-18:00"]
                  friday: 09:00-13:00
                holidays: [DE-BY]
                closed:
                  - {day: "12-24", until-day: "12-31", name: between the years}
                  - {day: "2026-09-18", from: "12:00", until: "13:00"}
                for: {zones: Europe/Berlin, countries: [DE, AT], users: [ann@acme.example]}
              - name: half
                first-week: "2026-01-05"
                weeks:
                  - {monday-friday: 09:00-13:00}
                  - {monday: "off", tuesday: 09:00-13:00}
                for: {default: true}
            """;

    @Test
    void acceptsWhatTheReaderAcceptsAndTheShippedFile() throws IOException {
        assertThat(CalendarFile.read("f.yaml", GOOD).issues()).isEmpty();
        assertThat(complaints(GOOD)).isEmpty();
        String shipped = Files.readString(Path.of("config/calendars/default.yaml"));
        assertThat(complaints(shipped)).isEmpty();
        assertThat(shipped).startsWith("# yaml-language-server: $schema=../calendars.schema.json\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "calendars: [{name: a, for: {default: true}}]",
                "calendars: [{name: a, hours: {monday: nine}, for: {default: true}}]",
                "calendars: [{name: a, hours: {someday: 09:00-10:00}, for: {default: true}}]",
                "calendars: [{name: a, hours: {monday: 09:00-10:00}}]",
                "calendars: [{name: a, hours: {monday: 09:00-10:00}, for: {}}]",
                "calendars: [{name: a b, hours: {monday: 09:00-10:00}, for: {default: true}}]",
                "calendars: [{name: a, hours: {monday: 09:00-10:00}, weeks: [], for: {default: true}}]",
                "calendars: [{name: a, weeks: [{monday: 09:00-10:00}], for: {default: true}}]",
                "calendars: [{name: a, hours: {monday: 09:00-10:00}, for: {everybody: true}}]",
                "calendars: [{name: a, hours: {monday: 09:00-10:00}, closed: [{date: 12-24}], for: {default: true}}]",
                "kalendars: []"
            })
    void refusesWhatTheReaderRefuses(String yaml) {
        assertThat(CalendarFile.read("f.yaml", yaml).issues()).isNotEmpty();
        assertThat(complaints(yaml)).isNotEmpty();
    }

    private static List<String> complaints(String yaml) {
        try {
            JsonNode schema = new ObjectMapper().readTree(new File("config/calendars.schema.json"));
            SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                    .pathType(PathType.JSON_POINTER)
                    .build();
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema, config)
                    .validate(new YAMLMapper().readTree(yaml))
                    .stream()
                    .map(message -> message.getInstanceLocation() + " " + message.getMessage())
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
