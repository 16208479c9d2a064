package dev.plumbline.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.FieldValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The language page says what the function table says, and every result on it is the result. */
class LanguagePageTest {

    private static final Path PAGE = Path.of("docs/formula-language.md");

    private static final String WRITE = "plumbline.docs.write";

    private static final Map<String, String> GROUPS = groups();

    @Test
    void isAsNewAsTheFunctionTable() throws IOException {
        String page = Files.readString(PAGE);
        String renewed = replace(replace(page, "record", record()), "functions", functions());
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(PAGE, renewed);
        }
        assertThat(Files.readString(PAGE))
                .as("%s is stale: run mvn test -Dtest=LanguagePageTest -D%s=true to renew it", PAGE, WRITE)
                .isEqualTo(renewed);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void tellsWhatFormulasComeTo(String formula, String result) {
        Result run = Given.sample().run(formula);
        assertThat(run).as(formula).isInstanceOf(Result.Value.class);
        FieldValue value = ((Result.Value) run).value();
        assertThat(value.isBlank() ? "" : value.asText()).as(formula).isEqualTo(result);
    }

    @Test
    void namesEveryFunctionOnceInItsTables() throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        assertThat(FunctionTable.entries()).allSatisfy(entry -> {
            String name = cell(entry.signature().replace("prefix ", ""));
            assertThat(lines.stream().filter(line -> line.startsWith("| `" + name + "` |")))
                    .as(name)
                    .hasSize(1);
        });
    }

    @Test
    void isLinkedWhereRulesAreExplained() throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).contains("(docs/formula-language.md)");
    }

    /** The rows of all tables that give a formula and its result. */
    static Stream<org.junit.jupiter.params.provider.Arguments> rows() throws IOException {
        List<org.junit.jupiter.params.provider.Arguments> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(PAGE)) {
            if (!line.startsWith("|")) {
                inside = false;
            } else if (line.equals("| Formula | Result |")) {
                inside = true;
            } else if (inside && !line.startsWith("|---")) {
                String[] cells = line.substring(2, line.length() - 2).split("(?<!\\\\) \\| ", -1);
                rows.add(org.junit.jupiter.params.provider.Arguments.of(
                        cells[0].replace("`", "").replace("\\|", "|"), cells[1]));
            }
        }
        return rows.stream();
    }

    private static String replace(String page, String section, String content) {
        int begin = page.indexOf("<!-- " + section);
        int start = page.indexOf("-->", begin) + 4;
        int end = page.indexOf("<!-- /" + section + " -->");
        assertThat(begin).as("the page has lost its mark for " + section).isNotNegative();
        assertThat(end).as("the page has lost its end mark for " + section).isGreaterThan(begin);
        return page.substring(0, start) + content + page.substring(end);
    }

    private static String record() {
        Given sample = Given.sample();
        return FunctionTable.SAMPLE.entrySet().stream()
                .map(field -> "| %s | %s | %s |\n"
                        .formatted(
                                field.getKey(),
                                type(sample, field.getKey()),
                                field.getValue().isEmpty() ? "*blank*" : field.getValue()))
                .collect(Collectors.joining("", "| Field | Type | Value |\n|---|---|---|\n", ""));
    }

    private static String type(Given sample, String field) {
        String name = sample.find(field).orElseThrow().field().type().name();
        return name.equals("MULTIPICKLIST")
                ? "Multi-select picklist"
                : name.charAt(0) + name.substring(1).toLowerCase(java.util.Locale.ROOT);
    }

    private static String functions() {
        StringBuilder text = new StringBuilder("\n");
        List<FunctionTable.Entry> entries = FunctionTable.entries();
        Set<String> groups = entries.stream()
                .map(FunctionTable.Entry::group)
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        for (String group : groups) {
            text.append("## ").append(GROUPS.get(group)).append("\n\n");
            text.append("| What | What it does | Example | Result |\n|---|---|---|---|\n");
            entries.stream()
                    .filter(entry -> entry.group().equals(group) && entry.refusal() == null)
                    .forEach(entry -> text.append("| `%s` | %s | `%s` | %s |\n"
                            .formatted(
                                    cell(entry.signature().replace("prefix ", "")),
                                    prose(entry.summary()),
                                    cell(entry.example()),
                                    result(entry.result()))));
            text.append('\n');
        }
        text.append("## Functions that Plumbline does not have\n\n");
        text.append("| Function | What it does in Salesforce | Why not |\n|---|---|---|\n");
        entries.stream()
                .filter(entry -> entry.refusal() != null)
                .forEach(entry -> text.append("| `%s` | %s | %s |\n"
                        .formatted(
                                cell(entry.signature()),
                                prose(entry.summary()),
                                prose(String.valueOf(entry.refusal())))));
        return text.append('\n').toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String result(String text) {
        return text.contains("<") || text.contains("\\") || text.contains("&") ? "`" + cell(text) + "`" : prose(text);
    }

    private static String prose(String text) {
        return cell(text).replace("<", "&lt;").replace("*", "\\*");
    }

    private static Map<String, String> groups() {
        Map<String, String> groups = new LinkedHashMap<>();
        groups.put("OPERATOR", "Operators");
        groups.put("LOGICAL", "Logical functions");
        groups.put("TEXT", "Text functions");
        groups.put("MATH", "Math functions");
        groups.put("DATE_AND_TIME", "Date and time functions");
        groups.put("PICKLIST", "Picklist functions");
        groups.put("ADVANCED", "Functions of change and patterns");
        groups.put("PLUMBLINE", "Plumbline's own functions");
        return groups;
    }
}
