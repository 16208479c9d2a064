package dev.plumbline.notifications.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.SettableClock;
import dev.plumbline.TargetReport;
import dev.plumbline.TestDatabase;
import dev.plumbline.notifications.TestConfig;
import dev.plumbline.notifications.slack.SlackRequests.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class SlackRequestsTest {

    private static final long SEED = 20261126;
    private static final byte[] BODY =
            "payload=%7B%22type%22%3A%22block_actions%22%7D".getBytes(StandardCharsets.UTF_8);

    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private final Jdbi jdbi = TestDatabase.fresh();
    private final SlackRequests requests = requests(SlackRig.SECRET);

    @Test
    void agreesWithTheExampleOfSlacksManual() {
        String body =
                "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar"
                        + "&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2F"
                        + "commands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
        assertThat(SlackRequests.sign(
                        "8f742231b10e8888abcd99yyyzzz85a5", "1531420618", body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");
    }

    @Test
    void takesARequestOnceAndNothingThatIsUnsignedForgedStaleOrReplayed() {
        Random chance = new Random(SEED);
        int accepted = 0;
        int tried = 0;
        for (int i = 0; i < 1000; i++) {
            String now = seconds(-chance.nextInt(299));
            byte[] body = ("payload=" + i).getBytes(StandardCharsets.UTF_8);
            String signature = SlackRequests.sign(SlackRig.SECRET, now, body);
            List<Verdict> verdicts = new ArrayList<>();
            verdicts.add(requests.check(now, null, body));
            verdicts.add(requests.check(null, signature, body));
            verdicts.add(requests.check(now, "", body));
            verdicts.add(requests.check(now, signature.substring(0, signature.length() - 1), body));
            verdicts.add(requests.check(now, flipped(signature, chance), body));
            verdicts.add(requests.check(now, SlackRequests.sign("another secret", now, body), body));
            verdicts.add(requests.check(now, signature, ("payload=" + i + " ").getBytes(StandardCharsets.UTF_8)));
            verdicts.add(requests.check(seconds(-301 - chance.nextInt(100_000)), signature, body));
            String old = seconds(-301 - chance.nextInt(100_000));
            verdicts.add(requests.check(old, SlackRequests.sign(SlackRig.SECRET, old, body), body));
            String ahead = seconds(301 + chance.nextInt(100_000));
            verdicts.add(requests.check(ahead, SlackRequests.sign(SlackRig.SECRET, ahead, body), body));
            assertThat(requests.check(now, signature, body)).isEqualTo(Verdict.ACCEPTED);
            verdicts.add(requests.check(now, signature, body));
            accepted += (int) verdicts.stream().filter(Verdict.ACCEPTED::equals).count();
            tried += verdicts.size();
        }
        TargetReport.row(
                "S24",
                tried + " requests unsigned, forged, stale, from the future or replayed beside 1,000 genuine ones",
                accepted + " accepted; 1,000 of 1,000 genuine ones accepted",
                SEED);
        assertThat(accepted).isZero();
    }

    @Test
    void remembersReplaysAcrossProcessesUntilTheyAreStale() {
        String now = seconds(299);
        String signature = SlackRequests.sign(SlackRig.SECRET, now, BODY);
        List<CompletableFuture<Verdict>> same = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> requests(SlackRig.SECRET).check(now, signature, BODY)))
                .toList();
        assertThat(same.stream().map(CompletableFuture::join).filter(Verdict.ACCEPTED::equals))
                .hasSize(1);
        clock.forward(Duration.ofSeconds(599));
        assertThat(requests.check(now, signature, BODY)).isEqualTo(Verdict.REPLAYED);
        clock.forward(Duration.ofSeconds(2));
        assertThat(requests.check(now, signature, BODY)).isEqualTo(Verdict.STALE);
    }

    @Test
    void forgetsWhatCannotBeReplayedAnyMore() {
        String first = seconds(0);
        requests.check(first, SlackRequests.sign(SlackRig.SECRET, first, BODY), BODY);
        clock.forward(Duration.ofMinutes(11));
        String second = seconds(0);
        requests.check(second, SlackRequests.sign(SlackRig.SECRET, second, BODY), BODY);
        int left = jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM slack_request")
                .mapTo(Integer.class)
                .one());
        assertThat(left).isEqualTo(1);
    }

    @Test
    void takesNothingWithoutASecretNorAnythingHuge() {
        String now = seconds(0);
        assertThat(requests("").check(now, SlackRequests.sign("x", now, BODY), BODY))
                .isEqualTo(Verdict.NOT_SET_UP);
        byte[] huge = new byte[SlackRequests.LARGEST + 1];
        assertThat(requests.check(now, SlackRequests.sign(SlackRig.SECRET, now, huge), huge))
                .isEqualTo(Verdict.TOO_LARGE);
    }

    private SlackRequests requests(String secret) {
        Map<String, String> set = secret.isEmpty() ? Map.of() : Map.of("plumbline.slack.signing-secret", secret);
        return new SlackRequests(TestConfig.of(WorkspaceConfig.class, set), new StoredSeenRequests(jdbi), clock);
    }

    private String seconds(int fromNow) {
        return Long.toString(clock.instant().getEpochSecond() + fromNow);
    }

    private static String flipped(String signature, Random chance) {
        int at = 3 + chance.nextInt(64);
        char other = signature.charAt(at) == '0' ? '1' : '0';
        return signature.substring(0, at) + other + signature.substring(at + 1);
    }
}
