package dev.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules that Plumbline comes with are held to what it asks of everybody's. */
class ShippedRulesTest {

    private static final Path RULES = Path.of("config/rules");

    private final RuleBench bench = RuleBench.of(List.of(RULES));

    @Test
    void compileWithoutIssueOrWarning() {
        assertThat(bench.issues()).isEmpty();
        assertThat(bench.warnings()).isEmpty();
    }

    @Test
    void areEnoughAndOnTheObjectsThatSalesPeopleWorkIn() {
        assertThat(bench.book().rules()).hasSizeGreaterThanOrEqualTo(22);
        assertThat(bench.book().objects()).containsExactlyInAnyOrder("Opportunity", "Lead", "Task", "User");
    }

    @Test
    void sayWhyAndWhatForInWholeWords() {
        assertThat(bench.book().rules()).allSatisfy(rule -> {
            assertThat(rule.why()).hasSizeGreaterThan(20).endsWith(".");
            assertThat(rule.usedBy()).hasSizeGreaterThan(5);
            assertThat(rule.title()).hasSizeGreaterThan(10);
            assertThat(rule.message()).containsAnyOf("{", "You ");
            assertThat(rule.file()).endsWith("/" + rule.id() + ".yaml");
        });
    }

    @Test
    void haveTestsOfBothAnswers() {
        Map<String, List<TestDraft>> tests = RuleFiles.below(RULES).stream()
                .flatMap(f -> f.tests().stream())
                .collect(Collectors.groupingBy(t -> t.rule().value()));

        assertThat(bench.book().rules())
                .allSatisfy(rule -> assertThat(tests.get(rule.id().value()))
                        .hasSizeGreaterThanOrEqualTo(3)
                        .extracting(TestDraft::expect)
                        .contains(TestDraft.Expectation.VIOLATED, TestDraft.Expectation.COMPLIANT));
    }

    @TestFactory
    Stream<DynamicTest> passTheirTests() {
        return bench.runTests().stream()
                .map(o -> DynamicTest.dynamicTest(
                        o.rule() + ":" + o.line(), () -> assertThat(o.message()).isEmpty()));
    }

    @Test
    void nameTheSchemaForEditors() throws IOException {
        try (Stream<Path> files = Files.list(RULES)) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(Files.readAllLines(file).get(0))
                            .isEqualTo("# yaml-language-server: $schema=../rules.schema.json"));
        }
    }

    @Test
    void tellTheSameToAnOrgThatDescribesItself() {
        RuleBook book = RuleBookLoader.yaml().load(RULES, dev.plumbline.crm.StandardObjects::schema);

        assertThat(book.refused()).isEmpty();
        assertThat(book.warnings()).isEmpty();
        assertThat(book.demand().keySet())
                .containsExactlyInAnyOrder(
                        "Opportunity", "Lead", "Task", "User", "Event", "OpportunityContactRole", "OpportunityHistory");
    }
}
