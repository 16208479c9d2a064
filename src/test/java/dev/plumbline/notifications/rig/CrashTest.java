package dev.plumbline.notifications.rig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TargetReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Processes that die, freeze and are restarted under load, until everything has left: once, and nothing twice. */
class CrashTest {

    private final long seed = Long.getLong("plumbline.seed", new Random().nextInt(1, Integer.MAX_VALUE));
    private final Random chance = new Random(seed);

    @Test
    void losesAndDoublesNothingWhenProcessesAreKilledAtRandom() throws IOException {
        for (int ack : Rig.FULL ? new int[] {1, 5} : new int[] {2}) {
            int messages = Rig.FULL ? 10_000 : 2_000;
            int kills = Rig.FULL ? 50 : 6;
            try (Rig rig = new Rig().withJournal()) {
                List<Process> replicas = loaded(rig, messages, ack);
                int done = killAtRandom(rig, replicas, kills);
                boolean ended = rig.await(Rig.FULL ? 900 : 240);
                report("R1", rig, messages, done + " kills −9, journal, ack " + ack + " ms");
                assertThat(ended).as(rig.states().toString()).isTrue();
                assertThat(rig.sink.distinct()).isEqualTo(messages);
                assertThat(rig.sink.duplicates()).isZero();
                assertThat(rig.told()).isEqualTo(messages);
                assertThat(rig.count("state = 'sent'")).isEqualTo(messages);
            }
        }
    }

    @Test
    void parksWhatNobodyCanTellOfAndNeverSendsItTwice() throws IOException {
        int messages = Rig.FULL ? 10_000 : 200;
        try (Rig rig = new Rig().times(4_000, 4_000, 1_900)) {
            killAtRandom(rig, loaded(rig, messages, 5), Rig.FULL ? 50 : 1);
            boolean ended = rig.await(Rig.FULL ? 900 : 240);
            int parked = rig.count("state = 'parked'");
            report("R2", rig, messages, "park mode, " + parked + " parked");
            assertThat(ended).as(rig.states().toString()).isTrue();
            assertThat(rig.sink.duplicates()).isZero();
            assertThat(rig.count("state = 'sent'") + parked).isEqualTo(messages);
            assertThat(rig.told()).as("what is parked counts as not told").isEqualTo(messages - parked);
        }
    }

    @Test
    void sendsAgainWhatMustArriveAndThenWithTheSameMessageId() throws IOException {
        int messages = Rig.FULL ? 10_000 : 200;
        try (Rig rig = new Rig().times(4_000, 4_000, 1_900).set("plumbline.notifications.resend", Replica.KIND)) {
            int kills = killAtRandom(rig, loaded(rig, messages, 5), Rig.FULL ? 50 : 1);
            boolean ended = rig.await(Rig.FULL ? 900 : 240);
            report("R2", rig, messages, "resend mode, " + kills + " kills");
            assertThat(ended).as(rig.states().toString()).isTrue();
            assertThat(rig.sink.distinct()).isEqualTo(messages);
            assertThat(rig.sink.duplicates()).isLessThanOrEqualTo(kills * 4);
            assertThat(rig.told()).isEqualTo(messages);
        }
    }

    /** @param ack long enough for the drain to last as long as the pauses do */
    private record Pauses(int messages, int count, int millis, int apart, int lease, int settle, int send, int ack) {

        @Override
        public String toString() {
            return "%d pauses of %.1f s with a lease of %d s".formatted(count, millis / 1000.0, lease / 1000);
        }
    }

    @Test
    void survivesPausesLongerThanALease() throws IOException {
        Pauses small = new Pauses(300, 1, 2_600, 600, 2_000, 6_000, 900, 30);
        Pauses many = new Pauses(6_000, 12, 2_600, 600, 2_000, 6_000, 900, 40);
        Pauses whole = new Pauses(6_000, 12, 30_000, 9_000, 20_000, 40_000, 9_500, 250);
        for (Pauses pauses : Rig.FULL ? List.of(many, whole) : List.of(small)) {
            try (Rig rig = new Rig().withJournal().times(pauses.lease(), pauses.settle(), pauses.send())) {
                freezeInTurn(pauses, loaded(rig, pauses.messages(), pauses.ack()));
                boolean ended = rig.await(Rig.FULL ? 900 : 240);
                report("R4", rig, pauses.messages(), pauses.toString());
                assertThat(ended).as(rig.states().toString()).isTrue();
                assertThat(rig.sink.distinct()).isEqualTo(pauses.messages());
                assertThat(rig.sink.duplicates()).isZero();
                assertThat(rig.told()).isEqualTo(pauses.messages());
            }
        }
    }

    /** Each stands still for the whole of its time; others begin meanwhile, so that now and then nobody works at all. */
    private void freezeInTurn(Pauses pauses, List<Process> replicas) {
        List<Thread> frozen = new ArrayList<>();
        for (int i = 0; i < pauses.count(); i++) {
            Process replica = replicas.get(i % replicas.size());
            Rig.sleep(chance.nextInt(pauses.apart() / 3, pauses.apart()));
            if (i >= replicas.size()) {
                join(frozen.get(i - replicas.size()));
            }
            Thread pause = new Thread(() -> Rig.freeze(replica, pauses.millis()), "rig-pause");
            pause.start();
            frozen.add(pause);
        }
        frozen.forEach(CrashTest::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void losesAndDoublesNothingInRollingRestarts() throws IOException {
        int messages = Rig.FULL ? 10_000 : 400;
        int restarts = Rig.FULL ? 40 : 4;
        try (Rig rig = new Rig().withJournal().times(10_000, 10_000, 4_500)) {
            List<Process> replicas = loaded(rig, messages, 10);
            long longest = 0;
            for (int i = 0; i < restarts; i++) {
                Rig.sleep(chance.nextInt(50, 300));
                longest = Math.max(longest, Rig.terminate(replicas.get(i % replicas.size())));
                Process fresh = rig.launch();
                replicas.set(i % replicas.size(), fresh);
                Process next = replicas.get((i + 1) % replicas.size());
                Rig.await(30, () -> rig.ready(next));
            }
            boolean ended = rig.await(Rig.FULL ? 900 : 240);
            report(
                    "R7",
                    rig,
                    messages,
                    restarts + " SIGTERMs, longest drain " + longest + " ms, " + rig.count("attempts > 1")
                            + " sent again");
            assertThat(ended).as(rig.states().toString()).isTrue();
            assertThat(rig.sink.distinct()).isEqualTo(messages);
            assertThat(rig.sink.duplicates()).isZero();
            assertThat(longest).isLessThan(20_000);
        }
    }

    private static List<Process> loaded(Rig rig, int messages, int ackMillis) {
        rig.sink.answersAfter(ackMillis);
        rig.sink.forgetsBodies();
        rig.put("k", messages);
        rig.restartWatch();
        List<Process> replicas = new ArrayList<>(List.of(rig.launch(), rig.launch(), rig.launch()));
        Rig.await(60, () -> replicas.stream().allMatch(rig::ready));
        return replicas;
    }

    /** @return how many were killed while there was work */
    private int killAtRandom(Rig rig, List<Process> replicas, int kills) {
        int done = 0;
        while (done < kills && rig.unfinished() > 0) {
            Rig.sleep(chance.nextInt(20, 250));
            int which = chance.nextInt(replicas.size());
            if (rig.ready(replicas.get(which))) {
                Rig.kill(replicas.get(which));
                replicas.set(which, rig.launch());
                done++;
            }
        }
        return done;
    }

    private void report(String target, Rig rig, int messages, String experiment) {
        TargetReport.row(
                target,
                messages + " messages, 3 replicas, " + experiment,
                "lost %d, duplicate %d, told %d, %s, %d s"
                        .formatted(
                                messages - rig.sink.distinct(),
                                rig.sink.duplicates(),
                                rig.told(),
                                rig.states(),
                                rig.seconds()),
                seed);
    }
}
