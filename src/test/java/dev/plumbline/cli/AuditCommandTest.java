package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TestDatabase;
import dev.plumbline.audit.Actor;
import dev.plumbline.audit.AuditEntry;
import dev.plumbline.audit.AuditLog;
import dev.plumbline.audit.AuditSealer;
import dev.plumbline.audit.Subject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditCommandTest {

    private final Jdbi jdbi = TestDatabase.fresh();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void threeEntries() {
        for (int i = 0; i < 3; i++) {
            jdbi.useTransaction(handle -> AuditLog.append(
                    handle,
                    AuditEntry.of(Instant.EPOCH, new Actor.System("s"), "x", Subject.SERVICE, "t", Map.of("a", "1"))));
        }
        new AuditSealer(jdbi).seal();
    }

    @Test
    void saysHowManyAreInOrderAndTheLastHash() {
        assertThat(verify()).isZero();
        assertThat(text(out)).matches("3 entries are in order.\nlast [0-9a-f]{64}\n");
    }

    @Test
    void saysWhereAndHowItIsBroken() {
        tamper("UPDATE audit_entry SET facts = '{}' WHERE id = 2");
        assertThat(verify()).isEqualTo(1);
        assertThat(text(out)).startsWith("Not in order at position 2: content changed");
    }

    @Test
    void missesATailByTheHashThatWasKept() {
        assertThat(verify()).isZero();
        String last = text(out).replaceAll("(?s).*last (\\S+)\n", "$1");
        assertThat(verify("--expect-last", last)).isZero();
        tamper("DELETE FROM audit_seal WHERE position = 3; DELETE FROM audit_entry WHERE id = 3");
        out.reset();
        assertThat(verify("--expect-last", last)).isEqualTo(1);
        assertThat(text(out)).startsWith("Not in order at position 3: tail cut");
    }

    @Test
    void refusesAHashThatIsNone() {
        assertThat(verify("--expect-last", "abc")).isEqualTo(2);
        assertThat(text(err)).contains("expected the 64 hexadecimal digits");
    }

    @Test
    void saysWhenThereIsNoLogOrNoDatabase() {
        tamper("DROP TABLE audit_seal");
        assertThat(verify()).isEqualTo(1);
        assertThat(text(err)).contains("The audit log cannot be read").contains("audit_seal");
        assertThat(PlumblineCommand.run(out, err, "audit", "verify")).isEqualTo(1);
        assertThat(text(err)).contains("There is no database here.");
    }

    private int verify(String... more) {
        String[] args = new String[2 + more.length];
        args[0] = "audit";
        args[1] = "verify";
        System.arraycopy(more, 0, args, 2, more.length);
        return PlumblineCommand.run(() -> new DatabaseDoor.Opened(jdbi, () -> {}), out, err, args);
    }

    private void tamper(String sql) {
        jdbi.useHandle(handle -> {
            handle.execute("ALTER TABLE audit_entry DISABLE TRIGGER ALL");
            handle.execute("ALTER TABLE audit_seal DISABLE TRIGGER ALL");
            handle.execute(sql);
        });
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
