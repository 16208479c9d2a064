package dev.plumbline.notifications.rig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TargetReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A process dies at one chosen place after the other; what it leaves is what the next one needs. */
class CrashPointsTest {

    /** @param recipient whose server makes the process pass that place */
    private record Point(String place, int recipient) {

        /** At the server's side of the wire the process is killed from outside. */
        boolean onTheWire() {
            return !place.contains(".");
        }
    }

    private static final List<Point> FEW = List.of(
            new Point("outbox.marked", 1),
            new Point("dot", 2),
            new Point("taken", 3),
            new Point("outbox.delivered", 4),
            new Point("outbox.fallback", Replica.REFUSES),
            new Point("outbox.sought", Replica.TAKES_AND_DROPS));

    private static final List<Point> MORE = List.of(
            new Point("outbox.claimed", 5),
            new Point("outbox.composed", 6),
            new Point("RCPT", 7),
            new Point("outbox.sent", 8),
            new Point("outbox.refused", Replica.REFUSES),
            new Point("outbox.refusal-kept", Replica.REFUSES),
            new Point("outbox.postponed", Replica.BUSY),
            new Point("outbox.doubted", Replica.DROPS),
            new Point("outbox.settling", Replica.DROPS),
            new Point("outbox.sought", Replica.DROPS),
            new Point("outbox.settled", Replica.TAKES_AND_DROPS));

    @Test
    void losesAndDoublesNothingWhereverAProcessDies() throws IOException {
        List<Point> points = new ArrayList<>(FEW);
        points.addAll(Rig.FULL ? MORE : List.of());
        try (Rig rig = new Rig().withJournal().times(3_000, 3_000, 1_400)) {
            serversAreIll(rig);
            int died = 0;
            for (int i = 0; i < points.size(); i++) {
                died += dies(rig, points.get(i), "p" + i) ? 1 : 0;
            }
            rig.start();
            Rig.await(90, () -> {
                rig.hurry();
                return rig.unfinished() == 0;
            });
            int second = rig.jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM rig_second")
                    .mapTo(Integer.class)
                    .one());
            int arrived = rig.sink.distinct() + second;
            TargetReport.row(
                    "R3",
                    points.size() + " crash points, " + died + " died there",
                    "lost %d, duplicate %d, told %d, %s, %d s"
                            .formatted(
                                    points.size() - arrived,
                                    rig.sink.duplicates(),
                                    rig.told(),
                                    rig.states(),
                                    rig.seconds()),
                    0);
            assertThat(died).isEqualTo(points.size());
            assertThat(rig.unfinished()).as(rig.states().toString()).isZero();
            assertThat(rig.sink.duplicates()).isZero();
            assertThat(arrived).isEqualTo(points.size());
            assertThat(rig.told()).isEqualTo(points.size());
        }
    }

    private static void serversAreIll(Rig rig) {
        rig.sink.domain("refuses.test", (word, address, attempt) -> word.equals("RCPT") ? "550 no such user" : "");
        rig.sink.domain(
                "busy.test", (word, address, attempt) -> word.equals("RCPT") && attempt == 1 ? "450 greylisted" : "");
        rig.sink.domain(
                "takes-and-drops.test",
                (word, address, attempt) -> word.equals(".") && attempt == 1 ? "take and drop" : "");
        rig.sink.domain("drops.test", (word, address, attempt) -> word.equals(".") && attempt == 1 ? "drop" : "");
    }

    private static boolean dies(Rig rig, Point point, String key) {
        serversAreIll(rig);
        rig.put(key, point.recipient(), true);
        if (!point.onTheWire()) {
            Process process = rig.launch("rig.die-at=" + point.place());
            Rig.join(process, 40);
            boolean died = !process.isAlive() && process.exitValue() == 99;
            Rig.kill(process);
            return died;
        }
        AtomicReference<Process> process = new AtomicReference<>();
        rig.sink.at((word, about) -> {
            Process victim = process.get();
            if (word.equals(point.place()) && victim != null) {
                Rig.kill(victim);
            }
        });
        process.set(rig.launch());
        Rig.join(process.get(), 40);
        rig.sink.at((word, about) -> {});
        boolean died = !process.get().isAlive();
        Rig.kill(process.get());
        return died;
    }
}
