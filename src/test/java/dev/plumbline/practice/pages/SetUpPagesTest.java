package dev.plumbline.practice.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.PracticeServer;
import dev.plumbline.practice.SignInBrowser;
import dev.plumbline.practice.SmallOrg;
import dev.plumbline.practice.Wsc;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Record pages of an org in which not everybody may do everything. */
class SetUpPagesTest {

    private static final RecordId RENEWAL = RecordId.of("0125g0000000002");

    private final SmallOrg small = new SmallOrg().staffed();
    private final PracticeServer server = Wsc.serve(small);
    private final SignInBrowser browser = new SignInBrowser();

    SetUpPagesTest() {
        server.mount("/", new PracticePages(small.org, small.clock, List.of(SmallOrg.ANN, SmallOrg.ADA)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void actAs(RecordId user) {
        browser.submit(browser.open(server.url() + "/people"), Map.of("user", user.value()));
    }

    private String deal(String page) {
        return server.url() + "/lightning/r/Opportunity/" + SmallOrg.DEAL + "/" + page;
    }

    @Test
    void letsAdminsLockARecordAndShowsEverybodyThatItIs() {
        actAs(SmallOrg.ANN);
        assertThat(browser.open(deal("view")).body()).doesNotContain("Lock record", "Locked:");
        actAs(SmallOrg.ADA);
        HttpResponse<String> page = browser.open(deal("view"));
        assertThat(page.body()).contains("Lock record");
        assertThat(browser.submit(page, Map.of()).statusCode()).isEqualTo(303);
        assertThat(small.org.locked(SmallOrg.DEAL)).isTrue();

        actAs(SmallOrg.ANN);
        page = browser.open(deal("view"));
        assertThat(page.body()).contains("Locked: an approval is under way").doesNotContain("Unlock record");
        HttpResponse<String> refused =
                browser.submit(browser.open(deal("edit")), Map.of("was.NextStep", "", "NextStep", "Call"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("the entity is locked for editing", "value=\"Call\"");
        browser.post(URI.create(deal("unlock")), Map.of("token", token(page)));
        assertThat(small.org.locked(SmallOrg.DEAL)).isTrue();

        actAs(SmallOrg.ADA);
        browser.submit(browser.open(deal("view")), Map.of());
        assertThat(small.org.locked(SmallOrg.DEAL)).isFalse();
    }

    private static String token(HttpResponse<String> page) {
        return page.body().replaceAll("(?s).*name=\"token\" value=\"([^\"]*)\".*", "$1");
    }

    @Test
    void saysSoWhenTheDealIsSomebodyElses() {
        actAs(SmallOrg.BEN);
        HttpResponse<String> refused =
                browser.submit(browser.open(deal("edit")), Map.of("was.NextStep", "", "NextStep", "Mine"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("insufficient access rights on object id");
    }

    @Test
    void offersTheStagesOfTheRecordType() {
        small.seed("RecordType", RENEWAL, "Name", "Renewal", "SobjectType", "Opportunity", "IsActive", "true");
        small.org.setup().offers().limit(RENEWAL, "StageName", List.of("Qualification", "Closed Won"));
        small.org.update(SmallOrg.ADA, SmallOrg.DEAL, small.fields("Opportunity", "RecordTypeId", RENEWAL.value()));
        actAs(SmallOrg.ANN);
        assertThat(browser.open(deal("edit")).body())
                .contains("<option value=\"Closed Won\"")
                .doesNotContain("<option value=\"Negotiation/Review\"");
    }
}
