package dev.plumbline.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.SettableClock;
import dev.plumbline.TestDatabase;
import dev.plumbline.crm.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Each way that a notice can go leaves its steps in the audit log. */
class NoticeAuditTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final RecordId ANN = TestPeople.user(1);

    private final Jdbi jdbi = TestDatabase.fresh();
    private final SettableClock clock = new SettableClock(NOW);
    private final Outbox outbox = new StoredOutbox(jdbi, clock);

    @Test
    void isPutOnceHoweverOftenItIsAskedFor() {
        put("a");
        put("a");
        assertThat(steps("a")).containsExactly("notice-put");
    }

    @Test
    void aNoticeThatIsRolledBackWasNeverOwed() {
        jdbi.useTransaction(handle -> {
            outbox.put(handle, notice("a"));
            handle.rollback();
        });
        assertThat(steps("a")).isEmpty();
    }

    @Test
    void howItEndsIsToldOnceByWhoHoldsIt() {
        put("a");
        Claim claim = claim();
        jdbi.useTransaction(handle -> OutboxTable.end(handle, claim, "fell-away", "fixed", NOW));
        jdbi.useTransaction(handle -> OutboxTable.end(handle, claim, "refused", "late", NOW));
        assertThat(steps("a")).containsExactly("notice-put", "notice-fell-away");
    }

    @Test
    void whatADeadProcessHeldIsToldAsInDoubt() {
        put("a");
        claim();
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE outbox_message SET state = 'sending', lease_until = clock_timestamp() - interval '1 second'"));
        jdbi.useTransaction(handle ->
                assertThat(DoubtTable.doubt(handle, Duration.ofMinutes(5), NOW)).isEqualTo(1));
        assertThat(steps("a")).containsExactly("notice-put", "notice-in-doubt");
    }

    @Test
    void saysWhichViolationsItSpeaksOf() {
        put("a");
        jdbi.useTransaction(handle -> NoticeAudit.written(handle, notice("a"), List.of(3L, 4L), NOW));
        String about = jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT CAST(about AS text) FROM audit_entry WHERE what = 'notice-written'")
                .mapTo(String.class)
                .one());
        assertThat(about).isEqualTo("{3,4}");
    }

    private void put(String key) {
        jdbi.useTransaction(handle -> outbox.put(handle, notice(key)));
    }

    private static Notice notice(String key) {
        return new Notice(key, "nudge", ANN, NOW, "{}");
    }

    private Claim claim() {
        Optional<Claim> claim = jdbi.inTransaction(handle ->
                OutboxTable.claim(handle, List.of("nudge"), List.of("email"), NOW, "me", Duration.ofMinutes(1)));
        return claim.orElseThrow();
    }

    private List<String> steps(String key) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT what FROM audit_entry WHERE notice_key = :key ORDER BY id")
                        .bind("key", key)
                        .mapTo(String.class)
                        .list());
    }
}
