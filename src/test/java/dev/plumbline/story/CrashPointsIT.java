package dev.plumbline.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumbline.TargetReport;
import dev.plumbline.notifications.rig.PostOffice;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A long run ({@code -Dplumbline.targets=full}): the whole service dies at one chosen place of its first minutes after the other. Whatever it had begun, the next process ends with the same
 * gaps and the same mails as one that never died.
 */
@EnabledIfSystemProperty(named = "plumbline.targets", matches = "full")
class CrashPointsIT {

    /** @param after how often the place is passed before */
    private record Point(String place, int after) {}

    private static final List<Point> FEW =
            List.of(new Point("pipeline.checked", 1), new Point("escalation.noticed", 3));

    private static final List<Point> MORE = List.of(
            new Point("ingest.read", 0),
            new Point("ingest.loaded", 5),
            new Point("people.read", 0),
            new Point("pipeline.finished", 0),
            new Point("pipeline.judged", 2),
            new Point("pipeline.committed", 7),
            new Point("escalation.ticked", 0),
            new Point("escalation.owed", 0),
            new Point("digests.put", 0),
            new Point("outbox.put", 20),
            new Point("outbox.composed", 30),
            new Point("outbox.delivered", 10));

    private final Path application = Tripwired.copy();

    @Test
    void endsWithTheSameGapsAndMailsWhereverItDies() {
        List<Point> points = new ArrayList<>(FEW);
        points.addAll(MORE);
        Outcome undisturbed = run(new Point("nowhere", 0), List.of());
        assertThat(undisturbed.mails()).as("mails of a start").hasSizeGreaterThan(20);
        int lost = 0;
        int twice = 0;
        int different = 0;
        for (Point point : points) {
            Outcome after = run(point, undisturbed.mails());
            lost += undisturbed.mailsMissingIn(after);
            twice += after.twice();
            different += after.gaps().equals(undisturbed.gaps()) ? 0 : 1;
            assertThat(after.gaps()).as("gaps after dying at " + point).isEqualTo(undisturbed.gaps());
            assertThat(after.twice())
                    .as("mails that came twice after dying at " + point)
                    .isZero();
            assertThat(undisturbed.mailsMissingIn(after))
                    .as("mails lost by dying at " + point)
                    .isZero();
        }
        TargetReport.row(
                "R3",
                points.size() + " crash points of the whole service",
                "%d orgs with other gaps, %d mails lost, %d duplicate, of %d gaps and %d mails each"
                        .formatted(
                                different,
                                lost,
                                twice,
                                undisturbed.gaps().values().stream()
                                        .mapToInt(Integer::intValue)
                                        .sum(),
                                undisturbed.mails().size()),
                0);
    }

    /** @param gaps by rule; @param mails recipient and subject of each */
    private record Outcome(Map<String, Integer> gaps, List<String> mails, int twice) {

        int mailsMissingIn(Outcome other) {
            return missing(mails, other.mails());
        }
    }

    private static void awaitAll(PostOffice post, List<String> mails) {
        try {
            await("all mails")
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofSeconds(2))
                    .until(() -> missing(mails, post.recipientsAndSubjects()) == 0);
        } catch (ConditionTimeoutException late) {
            // What is missing then is what the test says.
        }
    }

    private static int missing(List<String> expected, List<String> arrived) {
        List<String> left = new ArrayList<>(expected);
        arrived.forEach(left::remove);
        return left.size();
    }

    /** @param mails what is waited for; nothing for a run that does not die, which waits until no more comes */
    private Outcome run(Point point, List<String> mails) {
        try (PostOffice post = new PostOffice();
                Running plumbline = Running.prepare("crash-" + point.place())
                        .of(application)
                        .with("plumbline.notifications.lease", "PT6S")
                        .with("plumbline.notifications.send-timeout", "PT2.9S")
                        .with("plumbline.notifications.settle", "PT10S")) {
            post.settings().forEach(plumbline::with);
            if (!mails.isEmpty()) {
                plumbline.with("tripwire.at", point.place());
                plumbline.with("tripwire.after", Integer.toString(point.after()));
                plumbline.start();
                await("death at " + point)
                        .atMost(Duration.ofMinutes(3))
                        .pollInterval(Duration.ofMillis(200))
                        .until(() -> !plumbline.alive());
                plumbline.with("tripwire.at", "");
            }
            plumbline.start();
            plumbline.awaitFirstCheck();
            if (mails.isEmpty()) {
                Ledger.awaitSettled(() -> post.recipientsAndSubjects().size());
            }
            awaitAll(post, mails);
            await("nothing is on its way")
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() ->
                            plumbline.api().get("/api/v1/status").jsonPath().getInt("outbox.waiting") == 0);
            Ledger ledger = new Ledger(plumbline);
            JsonPath rules = plumbline.api().get("/api/v1/rules").jsonPath();
            Map<String, Integer> gaps = new TreeMap<>();
            for (String rule : rules.getList("items.name", String.class)) {
                gaps.put(rule, ledger.open(rule).size());
            }
            return new Outcome(gaps, post.recipientsAndSubjects(), post.duplicates());
        }
    }
}
