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

    @Test
    void survivesPausesLongerThanALease() throws IOException {
        int messages = Rig.FULL ? 6_000 : 300;
        int pauses = Rig.FULL ? 12 : 1;
        try (Rig rig = new Rig().withJournal().times(2_000, 6_000, 900)) {
            List<Process> replicas = loaded(rig, messages, Rig.FULL ? 40 : 30);
            for (int i = 0; i < pauses; i++) {
                Rig.sleep(chance.nextInt(200, 600));
                Rig.freeze(replicas.get(chance.nextInt(replicas.size())), 2_600);
            }
            boolean ended = rig.await(Rig.FULL ? 900 : 240);
            report("R4", rig, messages, pauses + " pauses of 2.6 s with a lease of 2 s");
            assertThat(ended).as(rig.states().toString()).isTrue();
            assertThat(rig.sink.distinct()).isEqualTo(messages);
            assertThat(rig.sink.duplicates()).isZero();
            assertThat(rig.told()).isEqualTo(messages);
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
