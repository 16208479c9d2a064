package dev.plumbline.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stopped in the middle, and killed: nothing is lost, nothing is said twice. */
class RestartIT {

    @Test
    void goesOnAfterARestartAndAKillWhereItStood() {
        try (Running plumbline = Running.prepare("restart")) {
            plumbline.start();
            plumbline.awaitFirstCheck();
            Ledger ledger = new Ledger(plumbline);
            ledger.awaitSettledMailbox();
            int mails = ledger.mails();
            Map<String, Object> violation = ledger.oneToMend("no-next-step");
            String record = (String) ((Map<?, ?>) violation.get("record")).get("id");
            String rep = (String) ((Map<?, ?>) violation.get("accountable")).get("id");
            PracticePerson.signedIn(plumbline.orgUrl(), rep)
                    .edit("Opportunity", record, "NextStep", "Meet the buyer on Thursday");

            plumbline.stop();
            plumbline.start();
            plumbline.awaitFirstCheck();
            await("the gap mended before the restart ends after it")
                    .atMost(Duration.ofSeconds(100))
                    .untilAsserted(() -> assertThat(ledger.violation((String) violation.get("id"))
                                    .getString("end"))
                            .isEqualTo("fixed"));
            assertThat(ledger.mails()).as("mails after the restart").isGreaterThanOrEqualTo(mails);
            assertThat(ledger.mailedTwice()).as("mails that came twice").isZero();

            plumbline.kill();
            plumbline.start();
            plumbline.awaitFirstCheck();
            assertThat(ledger.violation((String) violation.get("id")).getString("state"))
                    .isEqualTo("ended");
            assertThat(ledger.mails()).as("mails after the kill").isGreaterThanOrEqualTo(mails);
            assertThat(ledger.mailedTwice()).as("mails that came twice").isZero();
        }
    }
}
