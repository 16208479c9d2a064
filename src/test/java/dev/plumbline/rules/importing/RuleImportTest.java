package dev.plumbline.rules.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.plumbline.rules.RuleBench;
import dev.plumbline.rules.importing.Outcome.Ending;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RuleImportTest {

    private final Path directory;

    RuleImportTest(@TempDir Path directory) {
        this.directory = directory;
    }

    static Stream<Arguments> unreadable() {
        String billion = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>";
        return Stream.of(
                Arguments.of(billion + rule("&c;"), "1:1", "document type declaration"),
                Arguments.of("\n<!DOCTYPE x SYSTEM \"file:///etc/hostname\">" + rule("x"), "2:1", "document type"),
                Arguments.of("<ValidationRule>\n  <fullName>&who;</fullName></ValidationRule>", "2:18", "\"who\""),
                Arguments.of("<ValidationRule>\n  <fullName></ValidationRule>", "2:15", "fullName"),
                Arguments.of("", "1:1", "Premature end of file."),
                Arguments.of("<Layout/>", "1:1", "expected <ValidationRule> as the outermost element, found <Layout>"),
                Arguments.of("<a>".repeat(3), "1:1", "found <a>"),
                Arguments.of("<ValidationRule>" + "<a>".repeat(100_000), "1:161", "nested more than 50 deep"),
                Arguments.of("<?xml version=\"1.0\" encoding=\"Klingon\"?>" + rule("x"), "1:31", "Klingon"),
                Arguments.of(" ".repeat(MetadataText.MOST_BYTES) + rule("x"), "1:1", "larger than 10 MB"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void takesNothingFromAFileThatIsNotAsItShouldBe(String xml, String place, String because) throws IOException {
        Outcome outcome = only(xml);

        assertThat(outcome.ending()).isEqualTo(Ending.NOT_READ);
        assertThat(outcome.toString()).contains(":" + place + ": not read: ").contains(because);
    }

    static Stream<Arguments> notCarried() {
        return Stream.of(
                Arguments.of(rule(" "), "1:40", "it has no <errorConditionFormula>, so it forbids nothing."),
                Arguments.of("<ValidationRule/>", "1:1", "it has no <errorConditionFormula>, so it forbids nothing."),
                Arguments.of(rule("IS<b/>WON"), "1:17", "must hold a text and no other element."),
                Arguments.of(rule("x</errorConditionFormula><errorConditionFormula>y"), "1:65", "is given twice."),
                Arguments.of(rule("&quot;&quot; &amp;&amp;\r\n &lt;"), "2:2", "found '<'"),
                Arguments.of(rule("<![CDATA[Foo = 1]]><!-- > --> || Bar"), "1:49", "Field Foo does not exist."),
                Arguments.of(rule("<![CDATA[IsWon]]><!-- > --> || Bar"), "1:71", "Field Bar does not exist."),
                Arguments.of(rule("$User.Id = &quot;x&quot; &amp;&amp;\n\n  Foo"), "3:3", "Field Foo does not exist."),
                Arguments.of(rule("AND($Profile.Name = &apos;a&apos;)"), "1:40", "asks only who saves"),
                Arguments.of(rule("$Nobody.Id = Name"), "1:40", "$Nobody is not a global variable."),
                Arguments.of(rule("ISCLONE() &amp;&amp; A__c &gt; 3"), "1:40", "Function ISCLONE is not available"),
                Arguments.of(rule("(".repeat(600) + "IsWon" + ")".repeat(600)), "1:540", "nested more than 500 levels"),
                Arguments.of(rule("/*" + "x".repeat(100_001) + "*/IsWon"), "1:40", "at most 100000 are allowed"),
                Arguments.of(rule("IsWon", "m".repeat(1001)), "1:83", "the message has 1001 characters"));
    }

    @ParameterizedTest
    @MethodSource("notCarried")
    void saysWhereARuleStandsInItsWay(String xml, String place, String because) throws IOException {
        Outcome outcome = only(xml);

        assertThat(outcome.ending()).isEqualTo(Ending.NOT_CARRIED);
        assertThat(outcome.toString())
                .contains(":" + place + ": not carried: Opportunity.R: ")
                .contains(because);
    }

    @Test
    void readsWhateverEncodingAFileIsIn() throws IOException {
        String text = "Name = &quot;\u00e4&quot;";
        encoded("A", StandardCharsets.ISO_8859_1, "<?xml version='1.0' encoding='iso-8859-1'?>" + rule(text));
        encoded("B", StandardCharsets.UTF_16LE, "\uFEFF<?xml version='1.0' encoding='UTF-16'?>" + rule(text));
        encoded("C", StandardCharsets.UTF_16BE, rule(text));
        encoded("D", StandardCharsets.UTF_8, "\uFEFF" + rule(text));
        encoded("E", StandardCharsets.ISO_8859_1, "<?xml version='1.0' encoding='UTF-8'?>\n" + rule(text));

        RuleImport imported = RuleImport.of(List.of(directory));
        assertThat(imported.text().lines().filter(l -> l.contains("violated")))
                .hasSize(4)
                .allMatch("    violated: Name = \"\u00e4\""::equals);
        assertThat(endings(imported)).containsEntry(Ending.NOT_READ, 1L);
        assertThat(imported.outcomes().get(4).toString())
                .contains(":2:53: not read: from here on the file is not UTF-8 text.");
    }

    @Test
    void keepsEveryCharacterOfWhatItWrites() throws IOException {
        String formula = "\t Name = \"a: #b\" &amp;&amp;\n\n   \n\t  IsWon /* \u4e2d \uD83D\uDE00\t*/  ";
        String odd = "Name = &quot;\u2028\u0085\uFEFF&quot;";
        file("Opportunity", "A", rule(formula, "Say {what} \\ &quot;it&quot; is:\n- {{x}"));
        file("Opportunity", "B", rule(odd, "no"));
        file("Opportunity", "C", rule("TRUE", "# yes"));

        RuleImport imported = RuleImport.of(List.of(directory));
        var rules = RuleBench.ofTexts(imported.files()).book().rules();
        assertThat(rules.get(0).violated())
                .isEqualTo("Name = \"a: #b\" &&\n\n   \n\t  IsWon /* \u4e2d \uD83D\uDE00\t*/");
        assertThat(rules.get(0).message()).isEqualTo("Say {{what}} \\ \"it\" is: - {{{{x}}");
        assertThat(rules.get(1).violated()).isEqualTo("Name = \"\u2028\u0085\uFEFF\"");
        assertThat(rules.get(2).violated()).isEqualTo("TRUE");
        assertThat(rules.get(2).message()).isEqualTo("# yes");
    }

    @Test
    void givesNoTwoRulesTheSameName() throws IOException {
        String formula = "IsDeleted";
        file("Lead", "A_b", rule(formula));
        file("Lead", "A_B", rule(formula, "other"));
        file("Lead", "AB", rule(formula));
        file("Lead", "aB", rule(formula, "another"));
        file("Task", "AB", rule(formula));
        file("Visit__c", "AB", rule(formula));
        file("Lead", "x".repeat(100), rule(formula));
        file("Lead", "x".repeat(99) + "y", rule(formula));
        file("Lead", "---", rule(formula));

        RuleImport imported = RuleImport.of(List.of(directory));
        assertThat(RuleBench.ofTexts(imported.files()).issues()).isEmpty();
        assertThat(names(imported))
                .containsExactlyInAnyOrder(
                        "rule",
                        "lead-ab",
                        "a-b",
                        "a-b-2",
                        "a-b-3",
                        "task-ab",
                        "visit-ab",
                        "x".repeat(80),
                        "x".repeat(78) + "-2");
    }

    @Test
    void readsAFileOnlyOnceAndARuleOnlyOnce() throws IOException {
        Path file = file("Lead", "A", rule("IsDeleted"));
        Path copy = Files.createDirectories(directory.resolve("copy/objects")).resolve("Lead.object");
        Files.writeString(
                copy,
                "<CustomObject><validationRules><fullName>A</fullName><errorConditionFormula>IsDeleted"
                        + "</errorConditionFormula><errorMessage>No.</errorMessage></validationRules></CustomObject>");

        RuleImport imported = RuleImport.of(List.of(file, directory, file.getParent(), copy));
        assertThat(imported.outcomes()).hasSize(2);
        assertThat(imported.outcomes().get(1).toString())
                .startsWith(copy + ":1:15: not carried: Lead.A: the same rule was read at " + file + ":1 already.");
    }

    @Test
    void findsPlacesInLargeFilesToo() throws IOException {
        String filler = "<fields>\r\n  <label>&quot;\uD83D\uDE00&quot;</label></fields>\r\n".repeat(5000);
        Path file = Files.writeString(
                directory.resolve("Opportunity.object"),
                "<CustomObject>" + filler + "<label>\uD83D\uDE00</label><validationRules><fullName>A</fullName>"
                        + "<description>" + "d".repeat(70_000) + "</description><errorConditionFormula>"
                        + "Name = \"\uD83D\uDE00\" &amp;&amp; Foo</errorConditionFormula></validationRules></CustomObject>");

        assertThat(RuleImport.of(List.of(file)).outcomes().get(0).toString())
                .startsWith(file + ":10001:70128: not carried: Opportunity.A: Field Foo does not exist.");
    }

    @Test
    void bearsThousandsOfRules() throws IOException {
        String all = IntStream.range(0, 5000)
                .mapToObj(i -> rule("NOT($Permission.Off) &amp;&amp; Amount &lt; " + i)
                        .replace("<ValidationRule>", "<validationRules><fullName>R" + i + "</fullName>")
                        .replace("</ValidationRule>", "</validationRules>"))
                .collect(Collectors.joining("\n", "<CustomObject>", "</CustomObject>"));
        Files.writeString(directory.resolve("Opportunity.object"), all);

        RuleImport imported = assertTimeout(Duration.ofSeconds(120), () -> RuleImport.of(List.of(directory)));
        assertThat(endings(imported)).isEqualTo(Map.of(Ending.WITH_NOTES, 5000L));
        assertThat(imported.files()).containsOnlyKeys("opportunity-001.yaml", "opportunity-002.yaml");
        assertThat(imported.files().values())
                .allMatch(text -> text.getBytes(StandardCharsets.UTF_8).length <= RuleBench.LARGEST_FILE);
    }

    @Test
    void doesNotLetLostRulesSpendThePatienceOfTheOthers() throws IOException {
        String typed =
                "A%1$d__c + B%1$d__c &gt; 3 &amp;&amp; C%1$d__c &lt; TODAY() &amp;&amp; D%1$d__c &amp;&amp; E%1$d__c";
        for (int i = 0; i < 200; i++) {
            file("Opportunity", "A" + i, rule(typed.formatted(i) + " &amp;&amp; ISCLONE()"));
        }
        file("Opportunity", "B", rule(typed.formatted(1000)));

        RuleImport imported = RuleImport.of(List.of(directory));
        assertThat(endings(imported)).isEqualTo(Map.of(Ending.NOT_CARRIED, 200L, Ending.CARRIED, 1L));
    }

    private static String rule(String formula) {
        return rule(formula, "No.");
    }

    private static String rule(String formula, String message) {
        return "<ValidationRule><errorConditionFormula>" + formula + "</errorConditionFormula><errorMessage>" + message
                + "</errorMessage></ValidationRule>";
    }

    private Outcome only(String xml) throws IOException {
        file("Opportunity", "R", xml);
        RuleImport imported = RuleImport.of(List.of(directory));
        assertThat(imported.text()).isEmpty();
        assertThat(imported.outcomes()).hasSize(1);
        return imported.outcomes().get(0);
    }

    private Path file(String object, String name, String xml) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("objects/" + object + "/validationRules"));
        return Files.writeString(folder.resolve(name + ".validationRule-meta.xml"), xml);
    }

    private void encoded(String name, Charset charset, String xml) throws IOException {
        Files.write(file("Opportunity", name, ""), xml.getBytes(charset));
    }

    private static Map<Ending, Long> endings(RuleImport imported) {
        return imported.outcomes().stream().collect(Collectors.groupingBy(Outcome::ending, Collectors.counting()));
    }

    private static List<String> names(RuleImport imported) {
        return imported.text()
                .lines()
                .filter(l -> l.startsWith("  - name: "))
                .map(l -> l.substring(10))
                .toList();
    }
}
