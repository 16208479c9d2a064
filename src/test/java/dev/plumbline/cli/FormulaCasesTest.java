package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Runs cases whose answers Salesforce's own engine gave. They are not ours to keep here: name a file of them to run this. */
class FormulaCasesTest {

    private static final String FILE = "plumbline.formula.cases";

    private final ObjectMapper json = new ObjectMapper();
    private final FormulaEvaluation evaluation = new FormulaEvaluation(null);
    private final Map<String, int[]> byTag = new TreeMap<>();

    @Test
    void answersAsSalesforcesOwnEngine(TestReporter reporter) throws IOException {
        String file = System.getProperty(FILE);
        assumeTrue(
                file != null, "no cases: set -D" + FILE + "=<file of JSON lines> to compare with Salesforce's engine");
        List<String> failures = new ArrayList<>();
        List<String> lines = Files.readAllLines(Path.of(file));
        for (String line : lines) {
            JsonNode item = json.readTree(line);
            JsonNode answer = json.readTree(evaluation.answer(item.get("in").toString()));
            boolean passed = agrees(item, answer);
            item.path("tags").forEach(tag -> byTag.computeIfAbsent(tag.asText(), t -> new int[2])[passed ? 0 : 1]++);
            if (!passed) {
                failures.add(item.get("id").asText() + ": " + item.get("in") + " expected " + item.get("out")
                        + " but got " + answer);
            }
        }
        StringBuilder report = new StringBuilder();
        byTag.forEach((tag, n) -> report.append("%s: %d of %d%n".formatted(tag, n[0], n[0] + n[1])));
        reporter.publishEntry("passed", lines.size() - failures.size() + " of " + lines.size());
        reporter.publishEntry("by tag", report.toString());
        assertThat(failures).isEmpty();
    }

    private static boolean agrees(JsonNode item, JsonNode answer) {
        JsonNode expected = item.get("out");
        if (expected.has("error") || answer.has("error")) {
            return expected.has("error") && answer.has("error");
        }
        JsonNode value = expected.get("value");
        JsonNode given = answer.get("value");
        String returns = item.get("in").get("returns").asText();
        if (value.isNull() || given.isNull()) {
            return value.asText("").equals(given.asText("")) || value.isNull() == given.isNull();
        }
        return switch (returns) {
            case "Number", "Currency", "Percent" ->
                rounded(value, item.path("compare")).compareTo(rounded(given, item.path("compare"))) == 0;
            case "Date" -> day(value).equals(day(given));
            default -> value.asText().equals(given.asText());
        };
    }

    private static String day(JsonNode value) {
        return value.asText().substring(0, 10);
    }

    private static BigDecimal rounded(JsonNode value, JsonNode compare) {
        BigDecimal number = new BigDecimal(value.asText());
        return compare.isMissingNode()
                ? number
                : number.round(new MathContext(compare.get("precision").asInt(), RoundingMode.HALF_UP))
                        .setScale(compare.get("scale").asInt(), RoundingMode.HALF_UP);
    }
}
