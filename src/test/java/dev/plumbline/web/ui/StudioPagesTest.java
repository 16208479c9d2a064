package dev.plumbline.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.pipeline.LoadedDeals;
import dev.plumbline.web.Browserless;
import dev.plumbline.web.English;
import dev.plumbline.web.fakes.Company;
import dev.plumbline.web.fakes.WritingCompany;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rules are written, tried and filed over HTTP, with and without a script. */
@QuarkusTest
@Tag("own-process")
@TestProfile(WritingCompany.class)
class StudioPagesTest {

    private static final Browserless ADMIN = new Browserless("admin");
    private static final Browserless ANN = new Browserless("ann");

    private static final String RULE =
            """
            rules:
              - name: %s
                title: Open deals have a next step
                object: Opportunity
                applies: AND(NOT(IsClosed), Amount > 1000)
                require: [NextStep]
                why: Mondays are planned with it. # really
                used-by: Monday review
                state: %s
            tests:
              - rule: %s
                record: {Amount: 2000, NextStep: %s}
                expect: compliant
            """;

    @Inject
    LoadedDeals deals;

    @BeforeEach
    void load() {
        deals.load(List.of(
                Company.ANN,
                Company.ANN,
                Company.BO,
                Company.BO,
                Company.ANN,
                Company.CARLA,
                Company.CARLA,
                Company.ANN));
    }

    static String rule(String name, String state) {
        return RULE.formatted(name, state, name, "Call");
    }

    private static Response post(String path, Map<String, ?> form) {
        return post("en", path, form);
    }

    private static Response post(String language, String path, Map<String, ?> form) {
        String token = ADMIN.asks().get("/rules/new").getCookie("plumbline-csrf");
        RequestSpecification request = ADMIN.asks()
                .accept("text/html")
                .cookie("plumbline-language", language)
                .cookie("plumbline-csrf", token)
                .formParam("csrf-token", token);
        form.forEach((key, value) -> request.formParam(key, value));
        return request.post(path);
    }

    private static Response save(String yaml, String rule, int base) {
        return post(
                "/rules/studio",
                Map.of("go", "save", "shown", "yaml", "yaml", yaml, "rule", rule, "base", base, "why", "Agreed."));
    }

    @Test
    void onlyAdminsWrite() {
        for (String path :
                List.of("/rules/new", "/rules/templates", "/rules/import", "/rules/export", "/rules/studio/words")) {
            assertThat(ANN.asks().get(path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(ADMIN.asks().get("/rules/new").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsFiledIsInForceAtOnceAndSaysWhoWroteIt() {
        Response saved = save(rule("filed", "draft"), "", 0);
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(saved.getHeader("Location")).endsWith("/rules/filed?said=saved");
        assertThat(ADMIN.asks().get("/rules/filed").asString()).contains("Written in the studio");
        String exported = ADMIN.asks().get("/rules/filed/export").asString();
        assertThat(exported)
                .isEqualTo(rule("filed", "draft")
                        .replace("    state: draft\n", "    state: draft\n    author: admin@local\n"));
        assertThat(save(exported.replace("author: admin@local", "author: somebody@else"), "filed", 1)
                        .statusCode())
                .isEqualTo(303);
        assertThat(ADMIN.asks().get("/rules/filed/export").asString()).isEqualTo(exported);
    }

    @Test
    void whatCannotRunIsNotFiledAndNothingTypedIsLost() {
        String wrong = rule("broken", "draft").replace("Amount > 1000", "Amuont > 1000");
        Response refused = save(wrong, "", 0);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString())
                .contains("Not saved")
                .contains("data-key=\"applies\" data-line=\"1\" data-column=\"20\"")
                .contains("Did you mean")
                .contains("Amuont &gt; 1000");
        assertThat(ADMIN.asks().get("/rules/new").asString())
                .contains("This is your draft")
                .contains("Amuont &gt; 1000");
        post("/rules/studio", Map.of("go", "discard"));
        assertThat(ADMIN.asks().get("/rules/new").asString()).doesNotContain("Amuont");
    }

    @Test
    void failingTestsKeepARuleFromJudgingButNotFromBeingADraft() {
        String failing = RULE.formatted("tested", "pilot", "tested", "TBD");
        assertThat(save(failing, "", 0).asString())
                .contains("its own tests fail")
                .contains("0 passed, 1 failed");
        assertThat(save(failing.replace("state: pilot", "state: draft"), "", 0).statusCode())
                .isEqualTo(303);
    }

    @Test
    void tellsWhoSavedMeanwhileAndKeepsTheOther() {
        save(rule("twice", "draft"), "", 0);
        save(rule("twice", "draft").replace("Mondays", "All Mondays"), "twice", 1);
        Response late = save(rule("twice", "draft").replace("Mondays", "No Mondays"), "twice", 1);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.asString()).contains("admin saved another text").contains("No Mondays");
        String texts = ADMIN.asks().get("/rules/twice/texts").asString();
        assertThat(texts).contains("<ins>+     why: All Mondays").contains("Agreed.");
    }

    @Test
    void namesOfFilesAndPagesAreTaken() {
        assertThat(save(rule("no-next-step", "draft"), "", 0).asString()).contains("a file wins over");
        assertThat(save(rule("import", "draft"), "", 0).asString()).contains("name of a page");
        assertThat(ADMIN.asks().get("/rules/no-next-step/edit").asString())
                .contains("This rule is in a file")
                .contains("no-next-step.yaml");
        assertThat(ADMIN.asks().get("/rules/new?from=no-next-step").asString()).contains("no-next-step-copy");
    }

    @Test
    void saysInTheReadersLanguageWhyARuleIsNotFiled() {
        Map<String, String> taken =
                Map.of("go", "save", "shown", "yaml", "yaml", rule("import", "draft"), "base", "0", "why", "Agreed.");
        Response refused = post("de", "/rules/studio", taken);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("„import“ ist hier der Name einer Seite.");
        Response api = ADMIN.asks()
                .cookie("plumbline-language", "de")
                .contentType("application/json")
                .body(Map.of("yaml", rule("import", "draft"), "base", 0, "why", "Agreed."))
                .put("/api/v1/rules/import");
        assertThat(api.jsonPath().getString("detail"))
                .isEqualTo("\"import\" is the name of a page here. Give the rule another one.");
        post("/rules/studio", Map.of("go", "discard"));
        String fresh = ADMIN.asks()
                .cookie("plumbline-language", "de")
                .get("/rules/new")
                .asString();
        assertThat(fresh).contains("title: Was erwartet wird, in einer Zeile");
    }

    @Test
    void theFormChangesOnlyWhatItSays() {
        String yaml = rule("formed", "draft");
        Response checked = post(
                "/rules/studio/check",
                Map.of("shown", "form", "yaml", yaml, "f-title", "Another title", "f-require", "NextStep\nAmount"));
        assertThat(checked.asString())
                .contains("It can run.")
                .contains("# really")
                .contains("title: Another title")
                .contains("require: [NextStep, Amount]")
                .contains("1 passed, 0 failed");
    }

    @Test
    void warnsOfALadderThatNobodyWrote() {
        String yaml = rule("laddered", "draft").replace("    state:", "    ladder: stern\n    state:");
        assertThat(post("/rules/studio/check", Map.of("shown", "yaml", "yaml", yaml))
                        .asString())
                .contains("It can run.")
                .contains("names the ladder &quot;stern&quot;");
    }

    @Test
    void triesTheRuleOnTheRecordsAsTheyAre() {
        Response tried = post("/rules/studio/preview", Map.of("shown", "yaml", "yaml", rule("tried", "draft")));
        assertThat(tried.statusCode()).isEqualTo(200);
        assertThat(tried.asString())
                .contains("Dana Ortiz")
                .contains("Marco Rossi")
                .contains("&lt;b&gt;Bravo&lt;/b&gt; &amp; Söhne")
                .contains("<code>NOT(IsClosed)</code>")
                .contains("<code>Amount &gt; 1000</code>")
                .contains("Hello Ann Smith")
                .contains("Hello Dana Ortiz")
                .contains("missing: [NextStep]");
    }

    @Test
    void triesInGermanWhatIsReadInGerman() {
        String tried = post("de", "/rules/studio/preview", Map.of("shown", "yaml", "yaml", rule("tried", "draft")))
                .asString();
        assertThat(English.in(tried)).isEmpty();
    }

    @Test
    void followsATryLineByLine() {
        String token = ADMIN.asks().get("/rules/new").getCookie("plumbline-csrf");
        Response lines = ADMIN.asks()
                .cookie("plumbline-csrf", token)
                .header("Accept", "application/x-ndjson")
                .formParam("csrf-token", token)
                .formParam("shown", "yaml")
                .formParam("yaml", rule("tried", "draft"))
                .post("/rules/studio/preview");
        assertThat(lines.contentType()).startsWith("application/x-ndjson");
        assertThat(lines.asString().lines().toList())
                .last()
                .asString()
                .startsWith("{\"html\":")
                .contains("Dana Ortiz");
    }

    @Test
    void keepsARecordAsATestThatPasses() {
        String page = post("/rules/studio/preview", Map.of("shown", "yaml", "yaml", rule("kept", "draft")))
                .asString();
        String test = page.replaceFirst("(?s).*?name=\"test-0\"[^>]*>", "")
                .replaceFirst("(?s)</textarea>.*", "")
                .replace("&quot;", "\"");
        Response with = post(
                "/rules/studio",
                Map.of("go", "test-0", "test-0", test, "shown", "yaml", "yaml", rule("kept", "draft")));
        assertThat(with.asString()).contains("2 passed, 0 failed").contains("expect: violated");
    }

    @Test
    void looksBackByTheHistoriesThatAreKept() {
        String late = rule("late", "draft")
                .replace("require: [NextStep]", "violated: CloseDate < TODAY()")
                .replace("NextStep: Call", "CloseDate: 2099-01-01")
                .replace("expect:", "now: 2026-03-02T09:00:00Z\n    expect:");
        String page = post("/rules/studio/back", Map.of("shown", "yaml", "yaml", late, "weeks", "4"))
                .asString();
        assertThat(page).contains("Looked at once a day").contains("Deal 2").contains("opened");
        String blind = post("/rules/studio/back", Map.of("shown", "yaml", "yaml", rule("blind", "draft")))
                .asString();
        assertThat(blind).contains("the histories cannot tell").contains("NextStep");
        String call = "rules:\n  - {name: call, object: Task, require: [Subject], state: draft}\n";
        assertThat(post("/rules/studio/back", Map.of("shown", "yaml", "yaml", call))
                        .asString())
                .contains("Salesforce shows us no history of this object");
    }

    @Test
    void carriesValidationRulesOverAsDrafts() {
        String xml =
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <ValidationRule xmlns="http://soap.sforce.com/2006/04/metadata">
                    <fullName>Amount_Is_Positive</fullName><active>true</active>
                    <errorConditionFormula>Amount &lt; 0</errorConditionFormula>
                    <errorMessage>An amount is positive.</errorMessage>
                </ValidationRule>
                """;
        String token = ADMIN.asks().get("/rules/import").getCookie("plumbline-csrf");
        Response report = ADMIN.asks()
                .cookie("plumbline-csrf", token)
                .multiPart("csrf-token", token)
                .multiPart("file", "Amount_Is_Positive.validationRule-meta.xml", xml.getBytes())
                .multiPart("object", "Opportunity")
                .post("/rules/import");
        assertThat(report.asString()).contains("carried").contains("Save 1 as drafts");
        String yaml = report.asString()
                .replaceFirst("(?s).*<textarea name=\"yaml\"[^>]*>", "")
                .replaceFirst("(?s)</textarea>.*", "")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
        assertThat(post("/rules/import/keep", Map.of("yaml", yaml)).asString()).contains("1 saved as drafts");
        assertThat(ADMIN.asks().get("/rules?state=draft").asString()).contains("mount");
    }

    @Test
    void refusesWhatIsNoMetadataAndArchives() {
        assertThat(sent("PK\u0003\u0004bomb").asString()).contains("That is an archive");
        assertThat(sent(" ").asString()).contains("Choose a file");
        assertThat(sent("de", "PK\u0003\u0004bomb").asString()).contains("Das ist ein Archiv");
        assertThat(sent("<!DOCTYPE a [<!ENTITY b \"bb\">]><a>&b;</a>").statusCode())
                .isEqualTo(200);
        long start = System.nanoTime();
        assertThat(sent("x".repeat(1_200_000)).statusCode()).isEqualTo(413);
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }

    private static Response sent(String text) {
        return sent("en", text);
    }

    private static Response sent(String language, String text) {
        String token = ADMIN.asks().get("/rules/import").getCookie("plumbline-csrf");
        return ADMIN.asks()
                .cookie("plumbline-language", language)
                .cookie("plumbline-csrf", token)
                .multiPart("csrf-token", token)
                .multiPart("text", text)
                .post("/rules/import");
    }

    @Test
    void refusesRulesThatAreMeantToBreakIt() {
        String deep =
                rule("deep", "draft").replace("Amount > 1000", "(".repeat(4000) + "1" + ")".repeat(4000) + " > 0");
        assertThat(save(deep, "", 0).statusCode()).isEqualTo(422);
        assertThat(save(rule("long", "draft") + "# " + "x".repeat(100_001), "", 0)
                        .asString())
                .contains("a rule may have 100000");
        String bomb = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b]\n";
        assertThat(save(bomb + rule("bomb", "draft"), "", 0).statusCode()).isEqualTo(422);
        assertThat(save(rule("double", "draft") + "tests: []\n", "", 0).statusCode())
                .isEqualTo(422);
    }

    @Test
    void completesFieldsFunctionsAndValues() {
        Response words = ADMIN.asks().get("/rules/studio/words?object=Opportunity");
        assertThat(words.jsonPath().getList("fields.name")).contains("NextStep", "StageName");
        assertThat(words.jsonPath().getList("functions.name")).contains("STAGE_AT_LEAST", "ISBLANK");
        assertThat(words.jsonPath().getString("fields.find { it.name == 'AccountId' }.to"))
                .isEqualTo("Account");
        assertThat(ADMIN.asks()
                        .get("/rules/studio/words?object=Nothing")
                        .jsonPath()
                        .getList("fields"))
                .isEmpty();
    }

    @Test
    void filesRulesOverTheApiWithOptimisticVersions() {
        String yaml = rule("by-api", "draft").replace("\"", "\\\"").replace("\n", "\\n");
        String first = "{\"yaml\": \"" + yaml + "\", \"why\": \"Agreed.\"}";
        assertThat(put("by-api", first).jsonPath().getInt("number")).isEqualTo(1);
        assertThat(put("by-api", first.replace("Mondays", "Tuesdays")).statusCode())
                .isEqualTo(409);
        String second = first.replace("Mondays", "Tuesdays").replaceFirst("\\{", "{\"base\": 1, ");
        assertThat(put("by-api", second).jsonPath().getInt("number")).isEqualTo(2);
        Response broken =
                put("by-api", second.replace("Amount > 1000", "Amuont > 1000").replace("base\": 1", "base\": 2"));
        assertThat(broken.statusCode()).isEqualTo(422);
        assertThat(broken.jsonPath().getString("issues[0].message")).contains("Amuont");
        assertThat(put("other", first).statusCode()).isEqualTo(422);
        assertThat(put("by-api", "{\"why\": \"a\", \"why\": \"b\"}").statusCode())
                .isEqualTo(400);
        assertThat(Browserless.TOKEN
                        .asks()
                        .get("/api/v1/rules/by-api/texts")
                        .jsonPath()
                        .getList("items.number"))
                .containsExactly(2, 1);
        assertThat(ANN.asks().get("/api/v1/rules/by-api/texts").statusCode()).isEqualTo(403);
    }

    private static Response put(String rule, String json) {
        return Browserless.TOKEN
                .asks()
                .contentType("application/json")
                .body(json)
                .put("/api/v1/rules/" + rule);
    }

    @Test
    void everyExampleCanBeBegunWith() {
        String page = ADMIN.asks().get("/rules/templates").asString();
        List<String> names = java.util.regex.Pattern.compile("template=([a-z0-9-]+)")
                .matcher(page)
                .results()
                .map(m -> m.group(1))
                .toList();
        assertThat(names).hasSizeGreaterThan(20);
        assertThat(ADMIN.asks().get("/rules/new?template=" + names.get(0)).asString())
                .contains("my-" + names.get(0))
                .contains("It can run.");
    }
}
