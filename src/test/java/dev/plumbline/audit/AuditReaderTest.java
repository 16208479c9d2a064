package dev.plumbline.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TestDatabase;
import dev.plumbline.crm.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class AuditReaderTest {

    private static final RecordId DEAL = RecordId.of("006000000000001");
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final Jdbi jdbi = TestDatabase.fresh();
    private final Audits audits = new AuditReader(jdbi);

    {
        append(violation(1, "opened"), violation(2, "opened"), violation(3, "opened"));
        append(notice("n", "put"), notice("other", "put"));
        append(notice("n", "written", 1L, 2L), notice("n", "delivered"), violation(1, "ended"));
        append(notice("other", "written", 3L));
    }

    @Test
    void givesEverythingForANoticeInOrder() {
        assertThat(audits.of("n", Optional.empty(), 50))
                .extracting(one -> one.entry().what())
                .containsExactly("1-opened", "2-opened", "put", "written", "delivered", "1-ended");
    }

    @Test
    void givesEverythingForAViolationWithItsNotices() {
        assertThat(audits.of(2, Optional.empty(), 50))
                .extracting(one -> one.entry().what())
                .containsExactly("2-opened", "put", "written", "delivered");
        assertThat(audits.of(9, Optional.empty(), 50)).isEmpty();
    }

    @Test
    void readsBackWhatWasAppendedPageByPage() {
        List<Audits.Audited> first = audits.of(1, Optional.empty(), 1);
        assertThat(first).extracting(Audits.Audited::entry).containsExactly(violation(1, "opened"));
        assertThat(first.get(0).position()).isEmpty();
        new AuditSealer(jdbi).seal();
        assertThat(audits.of(1, Optional.of(first.get(0).id()), 50))
                .hasSize(4)
                .allSatisfy(one -> assertThat(one.position()).isPresent());
    }

    private void append(AuditEntry... entries) {
        jdbi.useTransaction(handle -> AuditLog.append(handle, List.of(entries)));
    }

    private static AuditEntry violation(long id, String what) {
        return new AuditEntry(
                NOW,
                new Actor.Rule("r", "R"),
                id + "-" + what,
                Subject.violation(id, DEAL),
                "t",
                Map.of("A", "1"),
                "r",
                "v1");
    }

    private static AuditEntry notice(String key, String what, Long... about) {
        return AuditEntry.of(NOW, new Actor.System("outbox"), what, Subject.notice(key, List.of(about)), "t", Map.of());
    }
}
