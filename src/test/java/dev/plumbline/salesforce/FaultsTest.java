package dev.plumbline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.SettableClock;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.salesforce.FakeOrg.Reply;
import dev.plumbline.salesforce.SalesforceClient.Change;
import dev.plumbline.salesforce.SalesforceClient.ConnectionState.State;
import dev.plumbline.salesforce.TestSalesforce.Config;
import dev.plumbline.salesforce.TestSalesforce.Rig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the client makes of everything that can go wrong between it and an org. */
class FaultsTest {

    private static final String TIME = "<result><timestamp>2026-03-02T11:59:58.000Z</timestamp></result>";
    private static final List<Change> ONE =
            List.of(new Change(RecordId.of("006000000000001AAA"), Map.of("Name", FieldValue.of("x"))));

    private final SettableClock clock = SettableClock.at("2026-03-02T12:00:00Z");
    private FakeOrg fake;
    private Rig rig;

    @BeforeEach
    void start() throws IOException {
        fake = new FakeOrg().usually("getServerTimestamp", TIME);
        rig = new Rig(Config.of(fake.url()), clock);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void signsInAgainOnceWhenTheSessionHasExpired() {
        rig.org.serverTime();
        fake.expireSession();
        rig.org.serverTime();
        assertThat(fake.tokenRequests).hasSize(2);
        assertThat(rig.org.state().state()).isEqualTo(State.CONNECTED);
    }

    @Test
    void saysThatSomebodyMustReconnectWhenANewSessionIsRefusedToo() {
        Reply refused = Soap.fault("INVALID_SESSION_ID", "Session not found");
        fake.then(refused, refused);
        var e = read(SalesforceException.Session.class);
        assertThat(e).hasMessageContaining("check the app's policies");
        assertThat(fake.tokenRequests).hasSize(2);
        assertThat(rig.org.state().state()).isEqualTo(State.FAILED);
    }

    @Test
    void fiftyThreadsThatLoseTheirSessionMakeOneTokenRequest() throws Exception {
        rig.org.serverTime();
        fake.expireSession();
        ExecutorService threads = Executors.newFixedThreadPool(50);
        CountDownLatch go = new CountDownLatch(1);
        var results = java.util.stream.IntStream.range(0, 50)
                .mapToObj(i -> threads.submit(() -> {
                    go.await();
                    return rig.org.serverTime();
                }))
                .toList();
        go.countDown();
        for (var result : results) {
            assertThat(result.get(30, TimeUnit.SECONDS)).isNotNull();
        }
        threads.shutdown();
        assertThat(fake.tokenRequests).hasSize(2);
    }

    @Test
    void triesAReadAgainWhenTheConnectionBreaks() {
        rig.org.serverTime();
        fake.then(FakeOrg.hangUp(), FakeOrg.hangUp());
        rig.org.serverTime();
        assertThat(fake.requests("getServerTimestamp")).hasSize(4);
        assertThat(rig.pauses).containsExactly(Duration.ofMillis(250), Duration.ofSeconds(1));
    }

    @Test
    void triesAnUpdateAgainWhenItsAnswerIsLostAndThenAdmitsThatItDoesNotKnow() {
        rig.org.serverTime();
        fake.then(FakeOrg.hangUp(), FakeOrg.hangUp(), FakeOrg.hangUp());
        var e = catchThrowableOfType(
                SalesforceException.UnknownOutcome.class, () -> rig.org.update("Opportunity", ONE));
        assertThat(e).hasMessageContaining("read before writing again");
        assertThat(fake.requests("update")).hasSize(3);
    }

    @Test
    void doesNotKnowTheOutcomeOfAWriteWhoseAnswerItCannotRead() {
        fake.then(
                Soap.answer(
                        "update",
                        "<result><errors><message>m</message><statusCode>BRAND_NEW</statusCode></errors><success>false</success></result>"));
        var e = catchThrowableOfType(
                SalesforceException.UnknownOutcome.class, () -> rig.org.update("Opportunity", ONE));
        assertThat(e.code()).isEqualTo("UNREADABLE_ANSWER");
        assertThat(fake.requests("update")).hasSize(1);
    }

    @Test
    void takesAFaultForAWriteThatWasNotCarriedOut() {
        fake.then(Soap.faultOfType("InvalidFieldFault", "INVALID_FIELD", "No such column 'X'"));
        var e = catchThrowableOfType(SalesforceException.Query.class, () -> rig.org.update("Opportunity", ONE));
        assertThat(e).hasMessageContaining("No such column");
    }

    @Test
    void doesNotKnowTheOutcomeOfAWriteThatFailedWithAFaultWithoutDetail() {
        Reply bug = Soap.faultWithoutDetail("UNKNOWN_EXCEPTION", "ErrorId 123-456");
        fake.then(bug, bug, bug);
        var e = catchThrowableOfType(
                SalesforceException.UnknownOutcome.class, () -> rig.org.update("Opportunity", ONE));
        assertThat(e).hasMessageContaining("ErrorId 123-456");
    }

    @Test
    void waitsOutAMaintenancePageAndNamesItWhenItStays() {
        rig.org.serverTime();
        Reply page = FakeOrg.page(200, "We are down for maintenance");
        fake.then(page, page);
        rig.org.serverTime();
        fake.then(page, page, page);
        assertThat(read(SalesforceException.Transient.class)).hasMessageContaining("We are down for maintenance");
        assertThat(rig.org.state().state()).isEqualTo(State.DEGRADED);
        rig.org.serverTime();
        assertThat(rig.org.state().state()).isEqualTo(State.CONNECTED);
    }

    @Test
    void takesServiceUnavailableForAWriteThatWasTurnedAway() {
        fake.then(FakeOrg.status(503), FakeOrg.status(503), FakeOrg.status(503));
        assertThat(catchThrowableOfType(SalesforceException.Transient.class, () -> rig.org.update("Opportunity", ONE))
                        .code())
                .isEqualTo("HTTP_503");
    }

    @Test
    void followsNoRedirect() {
        fake.then(FakeOrg.status(302), FakeOrg.status(302));
        assertThat(read(SalesforceException.Configuration.class)).hasMessageContaining("elsewhere.example");
    }

    @Test
    void asksTooManyRequestsToWait() {
        fake.then(FakeOrg.status(429));
        assertThat(read(SalesforceException.Limit.class).retryAfter()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void stopsForFiveMinutesAtATimeWhenTheOrgsCallsAreSpent() {
        rig.org.serverTime();
        fake.then(Soap.fault("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."));
        assertThat(read(SalesforceException.Limit.class).retryAfter()).isEqualTo(Duration.ofMinutes(5));
        int sent = fake.requests.size();
        Reply still = Soap.fault("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
        for (int minute = 0; minute < 60; minute++) {
            clock.forward(Duration.ofMinutes(1));
            fake.then(still);
            assertThat(read(SalesforceException.Limit.class)).isNotNull();
        }
        assertThat(fake.requests.size() - sent).isBetween(10, 12);
    }

    @Test
    void backsOffSecondsWhenTooManyLongCallsRun() {
        fake.then(Soap.fault("REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests (Concurrent API Requests) Limit exceeded."));
        rig.org.serverTime();
        assertThat(rig.pauses).containsExactly(Duration.ofMillis(7500));
    }

    @Test
    void hasNoUseForUnknownWordsInAnAnswer() {
        fake.then(Soap.answer(
                "getServerTimestamp",
                "<result><news>1</news><timestamp>2026-03-02T11:59:58.000Z</timestamp></result>"));
        assertThat(read(SalesforceException.Query.class).code()).isEqualTo("UNREADABLE_ANSWER");
    }

    @Test
    void triesAgainWhenAnAnswerBreaksOff() {
        fake.then(
                Soap.xml(
                        200,
                        "<?xml version=\"1.0\"?><soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Bo"));
        assertThat(rig.org.serverTime()).isNotNull();
    }

    @Test
    void restsAfterTenFailuresInARowAndLetsOneCallProbe() {
        rig.org.serverTime();
        for (int i = 0; i < 10; i++) {
            fake.then(FakeOrg.status(503));
        }
        for (int i = 0; i < 4; i++) {
            read(SalesforceException.Transient.class);
        }
        int sent = fake.requests.size();
        assertThat(sent).isEqualTo(11);
        assertThat(read(SalesforceException.Transient.class).code()).isEqualTo("RESTING");
        assertThat(fake.requests).hasSize(sent);
        clock.forward(Duration.ofSeconds(31));
        assertThat(rig.org.serverTime()).isNotNull();
        assertThat(rig.org.state().state()).isEqualTo(State.CONNECTED);
    }

    @Test
    void givesUpOnAnAnswerThatDrips() {
        rig = new Rig(Config.of(fake.url()).limits(Duration.ofMillis(400), Duration.ofMillis(900), 1 << 20), clock);
        Reply drip = exchange -> {
            exchange.getResponseHeaders().set("Content-Type", Soap.XML);
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                for (int i = 0; i < 100; i++) {
                    out.write(' ');
                    out.flush();
                    Thread.sleep(100);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        fake.then(drip, drip, drip);
        assertThat(read(SalesforceException.Transient.class).code()).isEqualTo("TIMEOUT");
        assertThat(rig.pauses).hasSize(2);
    }

    @Test
    void givesUpOnAnAnswerThatNeverComes() {
        rig = new Rig(Config.of(fake.url()).limits(Duration.ofMillis(200), Duration.ofSeconds(5), 1 << 20), clock);
        Reply silent = exchange -> {
            try {
                Thread.sleep(3000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        fake.then(silent, silent, silent);
        assertThat(read(SalesforceException.Transient.class).code()).isEqualTo("TIMEOUT");
    }

    @Test
    void takesNoMoreBytesThanAllowedHoweverWellTheyArePacked() {
        rig = new Rig(Config.of(fake.url()).limits(Duration.ofSeconds(5), Duration.ofSeconds(9), 1 << 20), clock);
        byte[] bomb = (" ".repeat(64 << 20)).getBytes(StandardCharsets.UTF_8);
        fake.then(exchange -> FakeOrg.send(exchange, 200, Soap.XML, bomb, true));
        assertThat(read(SalesforceException.Query.class).code()).isEqualTo("RESPONSE_TOO_LARGE");
    }

    @Test
    void opensNoEntitiesAndFetchesNothing() {
        fake.then(Soap.xml(
                200,
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">"
                        + "<!ENTITY f SYSTEM \"" + fake.url() + "/services/Soap/u/65.0\">]>"
                        + Soap.envelope(
                                        "",
                                        "<getServerTimestampResponse><result><timestamp>&b;&f;</timestamp></result>"
                                                + "</getServerTimestampResponse>")
                                .replaceFirst("<\\?xml.*?\\?>", "")));
        read(SalesforceException.class);
        assertThat(fake.requests).hasSize(1);
    }

    @Test
    void saysThatNothingWasSentWhenNobodyListens() throws IOException {
        String gone = fake.url();
        fake.close();
        rig = new Rig(Config.of(gone), clock);
        var e = read(SalesforceException.Transient.class);
        assertThat(e.code()).isEqualTo("UNREACHABLE");
        assertThat(rig.org.usage().ours()).isZero();
        assertThat(rig.org.state().state()).isEqualTo(State.FAILED);
    }

    @Test
    void namesTheKeyWhenTheHostDoesNotExist() {
        rig = new Rig(Config.of("https://no-such-org.invalid"), clock);
        assertThat(read(SalesforceException.Transient.class)).hasMessageContaining("plumbline.salesforce.url");
    }

    @Test
    void isNotConnectedBeforeTheFirstCallAndFailedWithoutAnOrg() {
        assertThat(rig.org.state().reason()).contains("Not connected yet");
        var none = new Rig(Config.NONE, clock);
        assertThat(none.org.state().state()).isEqualTo(State.FAILED);
        assertThat(catchThrowableOfType(SalesforceException.Configuration.class, none.org::serverTime))
                .hasMessageContaining("plumbline.salesforce.url");
    }

    private <E extends SalesforceException> E read(Class<E> kind) {
        return catchThrowableOfType(kind, () -> rig.org.serverTime());
    }
}
