package dev.plumbline.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.TestDatabase;
import dev.plumbline.crm.RecordId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditChainTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00.123456Z");
    private static final RecordId DEAL = RecordId.of("006000000000001");

    private final Jdbi jdbi = TestDatabase.fresh();
    private final AuditSealer sealer = new AuditSealer(jdbi);

    @Test
    void chainsWhatWasAppendedAndFindsItInOrder() {
        append(5);
        assertThat(sealer.seal()).isEqualTo(5);
        append(2);
        assertThat(inOrder()).satisfies(found -> {
            assertThat(found.entries()).isEqualTo(5);
            assertThat(found.unsealed()).isEqualTo(2);
            assertThat(found.oldest()).contains(NOW);
        });
        sealer.seal();
        assertThat(inOrder().entries()).isEqualTo(7);
        assertThat(inOrder().last()).isEqualTo(sealer.lastHash().orElseThrow());
        assertThat(sealer.seal()).isZero();
    }

    @Test
    void anEmptyLogIsInOrder() {
        assertThat(inOrder().entries()).isZero();
        assertThat(inOrder().last()).isEqualTo("0".repeat(64));
    }

    @Test
    void theSerializationStaysWhatTheDecisionSays() {
        AuditEntry entry = new AuditEntry(
                Instant.ofEpochSecond(1, 2_000),
                new Actor.Rule("r", "Titel ü"),
                "violation-opened",
                new Subject(Optional.of(7L), Optional.empty(), Optional.of(DEAL), List.of(3L, 4L)),
                "text",
                Map.of("b", "2", "a", "1"),
                "r",
                "v1");
        String canon = "17:plumbline-audit-1,7:1000002,16:violation-opened,4:rule,1:r,8:Titel ü,1:7,0:,18:" + DEAL
                + ",3:3 4,1:r,2:v1,4:text,1:2,1:a,1:1,1:b,1:2,";
        assertThat(Chain.content(entry)).isEqualTo(sha256(canon));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_entry SET text = 'x'",
                "DELETE FROM audit_entry",
                "TRUNCATE audit_entry",
                "UPDATE audit_seal SET position = 9",
                "DELETE FROM audit_seal",
                "TRUNCATE audit_seal",
                "SET session_replication_role = replica; DELETE FROM audit_entry"
            })
    void theDatabaseRefusesWhatIsNotAppending(String sql) {
        append(2);
        sealer.seal();
        assertThatThrownBy(() -> jdbi.useTransaction(handle -> handle.execute(sql)))
                .hasMessageContaining("append only");
        assertThat(inOrder().entries()).isEqualTo(2);
    }

    @Test
    void aChangedFactShows() {
        sealed(6);
        tamper("UPDATE audit_entry SET facts = facts || '{\"NextStep\": \"call\"}' WHERE id = 3");
        assertThat(broken())
                .isEqualTo(
                        new Verification.Broken(3, "content changed: entry 3 of " + NOW + " is not what was sealed"));
    }

    @Test
    void aChangedTimeOfASealedEntryShows() {
        sealed(6);
        tamper("UPDATE audit_entry SET at = at - interval '1 microsecond' WHERE id = 6");
        assertThat(broken().how()).startsWith("content changed");
    }

    @Test
    void aDeletedEntryShows() {
        sealed(6);
        tamper("DELETE FROM audit_entry WHERE id = 4");
        assertThat(broken())
                .isEqualTo(new Verification.Broken(4, "entry missing: entry 4 was sealed here and is gone"));
    }

    @Test
    void anEntryThatIsDeletedWithItsSealShows() {
        sealed(6);
        tamper("DELETE FROM audit_entry WHERE id = 4", "DELETE FROM audit_seal WHERE position = 4");
        assertThat(broken())
                .isEqualTo(
                        new Verification.Broken(4, "entry missing: the next one that is there stands at position 5"));
        tamper(
                "UPDATE audit_seal SET position = -position + 100 WHERE position > 4",
                "UPDATE audit_seal SET position = 99 - position WHERE position > 50");
        assertThat(broken().position()).isEqualTo(4);
        assertThat(broken().how()).startsWith("entry missing: what stands here does not follow");
    }

    @Test
    void swappedContentShows() {
        sealed(6);
        tamper(
                "UPDATE audit_seal SET entry_id = -2 WHERE position = 2",
                "UPDATE audit_seal SET entry_id = 2 WHERE position = 5",
                "UPDATE audit_seal SET entry_id = 5 WHERE position = 2");
        assertThat(broken())
                .isEqualTo(new Verification.Broken(2, "order changed: what stands here was sealed at position 5"));
    }

    @Test
    void swappedPlacesShow() {
        sealed(6);
        tamper(
                "UPDATE audit_seal SET position = 99 WHERE position = 2",
                "UPDATE audit_seal SET position = 2 WHERE position = 5",
                "UPDATE audit_seal SET position = 5 WHERE position = 99");
        assertThat(broken())
                .isEqualTo(new Verification.Broken(2, "order changed: what belongs here stands at position 5"));
    }

    @Test
    void aCutTailShowsToWhoKeptTheLastHash() {
        sealed(6);
        String kept = sealer.lastHash().orElseThrow();
        append(2);
        sealer.seal();
        assertThat(AuditChain.verify(jdbi, Optional.of(kept)))
                .isInstanceOfSatisfying(Verification.InOrder.class, found -> assertThat(found.expected())
                        .contains(6L));
        tamper("DELETE FROM audit_seal WHERE position > 5", "DELETE FROM audit_entry WHERE id > 5");
        assertThat(inOrder().entries()).isEqualTo(5);
        assertThat(AuditChain.verify(jdbi, Optional.of(kept)))
                .isInstanceOfSatisfying(Verification.Broken.class, found -> {
                    assertThat(found.position()).isEqualTo(6);
                    assertThat(found.how()).startsWith("tail cut");
                });
    }

    /** An entry of a transaction that ends late must come late: nothing may be squeezed in before what is sealed. */
    @Test
    void waitsForATransactionThatBeganEarlier() {
        try (Handle early = jdbi.open()) {
            early.begin();
            AuditLog.append(early, entry(1));
            append(3);
            assertThat(sealer.seal()).isZero();
            early.commit();
        }
        assertThat(sealer.seal()).isEqualTo(4);
        assertThat(inOrder().entries()).isEqualTo(4);
    }

    @Test
    void whatIsRolledBackLeavesNoGap() {
        append(1);
        jdbi.useTransaction(handle -> {
            AuditLog.append(handle, entry(2));
            handle.rollback();
        });
        append(1);
        assertThat(sealer.seal()).isEqualTo(2);
        assertThat(inOrder().entries()).isEqualTo(2);
    }

    @Test
    void manyWritersAndSealersMakeOneChain() throws Exception {
        ExecutorService all = Executors.newFixedThreadPool(8);
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            work.add(() -> {
                for (int n = 0; n < 40; n++) {
                    append(3);
                }
                return 0;
            });
        }
        for (int i = 0; i < 2; i++) {
            work.add(() -> {
                int sealed = 0;
                for (int n = 0; n < 60; n++) {
                    sealed += sealer.seal();
                }
                return sealed;
            });
        }
        for (Future<Integer> one : all.invokeAll(work)) {
            one.get();
        }
        all.shutdown();
        sealer.seal();
        assertThat(inOrder().entries()).isEqualTo(720);
        assertThat(inOrder().unsealed()).isZero();
    }

    /** A dump restored elsewhere brings transaction numbers that the new cluster has not reached. */
    @Test
    void goesOnAfterARestoreElsewhere() {
        append(3);
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO audit_entry (xact, at, what, actor_kind, actor, actor_name, rule, rule_version, text, facts)"
                        + " VALUES ('999999999999', now(), 'x', 'system', 's', 's', '', '', '', '{}')"));
        sealer.seal();
        tamper("INSERT INTO audit_seal SELECT 4, 4, decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex')");
        append(2);
        assertThat(sealer.seal()).isEqualTo(2);
    }

    @Test
    void textThatTheDatabaseCannotKeepIsCleaned() {
        jdbi.useTransaction(handle -> AuditLog.append(
                handle,
                AuditEntry.of(
                        NOW,
                        new Actor.Person("a\0nn", "Ann 😀"),
                        "signed-in",
                        Subject.SERVICE,
                        "a\0b",
                        Map.of("k\0", "v\0\ud800", "quote", "\"{},\\"))));
        sealer.seal();
        assertThat(inOrder().entries()).isEqualTo(1);
    }

    private void sealed(int many) {
        append(many);
        sealer.seal();
    }

    private void append(int many) {
        List<AuditEntry> entries = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            entries.add(entry(i));
        }
        jdbi.useTransaction(handle -> AuditLog.append(handle, entries));
    }

    private static AuditEntry entry(long violation) {
        return new AuditEntry(
                NOW,
                new Actor.Rule("next-step", "Next step"),
                "violation-opened",
                Subject.violation(violation, DEAL),
                "needs a next step",
                Map.of("NextStep", "TBD", "Amount", "100"),
                "next-step",
                "v1");
    }

    private void tamper(String... statements) {
        jdbi.useTransaction(handle -> {
            handle.execute("ALTER TABLE audit_entry DISABLE TRIGGER ALL");
            handle.execute("ALTER TABLE audit_seal DISABLE TRIGGER ALL");
            handle.execute("ALTER TABLE audit_seal DROP CONSTRAINT IF EXISTS audit_seal_position_check");
            for (String sql : statements) {
                handle.execute(sql);
            }
            handle.execute("ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_entry_append_only");
            handle.execute("ALTER TABLE audit_seal ENABLE ALWAYS TRIGGER audit_seal_append_only");
        });
    }

    private Verification.InOrder inOrder() {
        return (Verification.InOrder) AuditChain.verify(jdbi, Optional.empty());
    }

    private Verification.Broken broken() {
        return (Verification.Broken) AuditChain.verify(jdbi, Optional.empty());
    }

    private static byte[] sha256(String text) {
        try {
            return java.security.MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
