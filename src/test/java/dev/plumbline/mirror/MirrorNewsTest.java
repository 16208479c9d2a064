package dev.plumbline.mirror;

import static dev.plumbline.mirror.MirrorFixture.T0;
import static dev.plumbline.mirror.MirrorFixture.id;
import static dev.plumbline.mirror.MirrorFixture.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.Deletion;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.mirror.RecordChange.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MirrorNewsTest {

    private static final Instant T1 = T0.plusSeconds(60);
    private static final Instant T2 = T0.plusSeconds(120);

    private final MirrorFixture at = new MirrorFixture();

    @BeforeEach
    void keepOpportunities() {
        at.keep("Opportunity", "Name", "NextStep", "Amount", "OwnerId");
    }

    @Test
    void tellsWhatWasThereBefore() {
        assertThat(at.apply(record("Opportunity", 1, T0, "Name", "Acme", "NextStep", "")))
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.kind()).isEqualTo(Kind.CREATED);
                    assertThat(c.before()).isNull();
                });
        assertThat(at.apply(record("Opportunity", 1, T1, "Name", "Acme", "NextStep", "Call Ann")))
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.kind()).isEqualTo(Kind.CHANGED);
                    assertThat(field(c.before(), "NextStep")).isEqualTo(FieldValue.BLANK);
                    assertThat(field(c.now(), "NextStep")).isEqualTo(FieldValue.of("Call Ann"));
                });
    }

    @Test
    void ignoresNewsOlderThanWhatIsKept() {
        at.apply(record("Opportunity", 1, T1, "Name", "New"));
        assertThat(at.apply(record("Opportunity", 1, T0, "Name", "Old"))).isEmpty();
        assertThat(at.read("Opportunity", 1, "Name")).containsExactly(FieldValue.of("New"));
    }

    @Test
    void letsOtherContentOfTheSameMomentWin() {
        at.apply(record("Opportunity", 1, T1, "Name", "One"));
        assertThat(at.apply(record("Opportunity", 1, T1, "Name", "Other"))).hasSize(1);
        assertThat(at.read("Opportunity", 1, "Name")).containsExactly(FieldValue.of("Other"));
    }

    @Test
    void changesNothingForAnIdenticalRecordButRemembersItsTime() {
        at.apply(record("Opportunity", 1, T0, "Name", "Acme"));
        assertThat(at.apply(record("Opportunity", 1, T2, "Name", "Acme"))).isEmpty();
        assertThat(at.apply(record("Opportunity", 1, T1, "Name", "Late"))).isEmpty();
        assertThat(at.read("Opportunity", 1, "Name")).containsExactly(FieldValue.of("Acme"));
    }

    @Test
    void takesTheNewestOfSeveralVersionsInOneBatch() {
        assertThat(at.apply(record("Opportunity", 1, T1, "Name", "New"), record("Opportunity", 1, T0, "Name", "Old")))
                .hasSize(1);
        assertThat(at.read("Opportunity", 1, "Name")).containsExactly(FieldValue.of("New"));
    }

    @Test
    void hidesADeletedRecordAndRefusesLateNewsOfIt() {
        at.apply(record("Opportunity", 1, T0, "Name", "Acme"));
        assertThat(at.delete("Opportunity", new Deletion(id("Opportunity", 1), T2)))
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.kind()).isEqualTo(Kind.DELETED);
                    assertThat(field(c.before(), "Name")).isEqualTo(FieldValue.of("Acme"));
                    assertThat(c.now()).isNull();
                });
        assertThat(at.read("Opportunity", 1, "Name")).isEmpty();
        assertThat(at.apply(record("Opportunity", 1, T1, "Name", "Late"))).isEmpty();
        assertThat(at.delete("Opportunity", new Deletion(id("Opportunity", 1), T2)))
                .isEmpty();
    }

    @Test
    void bringsAnUndeletedRecordBack() {
        at.apply(record("Opportunity", 1, T0, "Name", "Acme"));
        at.delete("Opportunity", new Deletion(id("Opportunity", 1), T1));
        assertThat(at.apply(record("Opportunity", 1, T2, "Name", "Acme")))
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.kind()).isEqualTo(Kind.UNDELETED);
                    assertThat(c.before()).isNull();
                });
        assertThat(at.read("Opportunity", 1, "Name")).containsExactly(FieldValue.of("Acme"));
    }

    @Test
    void doesNotInventARecordFromNewsOlderThanItsDeletion() {
        at.delete("Opportunity", new Deletion(id("Opportunity", 9), T1));
        assertThat(at.apply(record("Opportunity", 9, T0, "Name", "Ghost"))).isEmpty();
        assertThat(at.read("Opportunity", 9, "Name")).isEmpty();
    }

    @Test
    void forgetsDeletedRecordsAfterAMonth() {
        at.apply(record("Opportunity", 1, T0, "Name", "Acme"));
        at.delete("Opportunity", new Deletion(id("Opportunity", 1), T1));
        at.jdbi.useTransaction(h -> at.mirror.asked(h, "Opportunity", T1.plus(Duration.ofDays(31)), true));
        long rows = at.jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM mirror_record")
                .mapTo(Long.class)
                .one());
        assertThat(rows).isZero();
    }

    @Test
    void keepsHostileTextAsItIsButForNulAndBrokenSurrogates() {
        String hostile = "<script>'\"\\ \u202Eabc 😀 \u0001 =cmd|' /C calc'!A0 \r\n" + "x".repeat(100_000);
        at.apply(record("Opportunity", 1, T0, "Name", hostile, "NextStep", "a\u0000b\uD800c"));
        assertThat(at.read("Opportunity", 1, "Name", "NextStep"))
                .containsExactly(FieldValue.of(hostile), FieldValue.of("ab\uFFFDc"));
        assertThat(at.apply(record("Opportunity", 1, T0, "Name", hostile, "NextStep", "a\u0000b\uD800c")))
                .isEmpty();
    }

    @Test
    void loadsInBulkWithTheSameRules() {
        at.apply(record("Opportunity", 1, T2, "Name", "New"));
        at.delete("Opportunity", new Deletion(id("Opportunity", 2), T2));
        at.jdbi.useTransaction(h -> at.mirror.load(
                h,
                "Opportunity",
                List.of(
                        record("Opportunity", 1, T1, "Name", "Old"),
                        record("Opportunity", 2, T1, "Name", "Gone"),
                        record("Opportunity", 3, T1, "Name", "Old"),
                        record("Opportunity", 3, T2, "Name", "Fresh"))));
        assertThat(at.read("Opportunity", 1, "Name")).containsExactly(FieldValue.of("New"));
        assertThat(at.read("Opportunity", 2, "Name")).isEmpty();
        assertThat(at.read("Opportunity", 3, "Name")).containsExactly(FieldValue.of("Fresh"));
    }

    @Test
    void walksAllLiveRecordsPageByPage() {
        at.jdbi.useTransaction(h -> {
            List<CrmRecord> records = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                records.add(record("Opportunity", i, T0, "Name", "Deal " + i));
            }
            at.mirror.load(h, "Opportunity", records);
            at.mirror.apply(h, "Opportunity", List.of(), List.of(new Deletion(id("Opportunity", 7), T1)));
        });
        List<Integer> sizes = new ArrayList<>();
        List<RecordId> seen = new ArrayList<>();
        at.jdbi.useTransaction(h -> at.mirror.scan(h, "Opportunity", 10, page -> {
            sizes.add(page.size());
            seen.addAll(page);
        }));
        assertThat(sizes).containsExactly(10, 10, 4);
        assertThat(seen).isSorted().hasSize(24).doesNotContain(id("Opportunity", 7));
    }

    @Test
    void countsWhatIsKept() {
        at.apply(record("Opportunity", 1, T0), record("Opportunity", 2, T0));
        at.delete("Opportunity", new Deletion(id("Opportunity", 2), T1));
        assertThat(at.jdbi.<List<MirroredObject>, RuntimeException>withHandle(at.mirror::objects))
                .containsExactly(new MirroredObject("Opportunity", 1, Optional.of(T0), true));
    }

    @Test
    void refusesAnObjectThatWasNeverDescribed() {
        assertThatThrownBy(() -> at.apply(record("Lead", 1, T0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Lead is not known to the mirror");
    }

    @Test
    void noticesWhatAnotherProcessLearned() {
        at.apply(record("Opportunity", 1, T0, "Name", "Acme", "NextStep", "Call"));
        var other = new PostgresMirror(at.jdbi, at.clock);
        at.jdbi.useTransaction(
                h -> other.know(h, MirrorFixture.schema("Opportunity"), Set.of("Name"), Set.of("NextStep")));
        assertThat(at.read("Opportunity", 1, "Name", "NextStep"))
                .containsExactly(
                        FieldValue.of("Acme"),
                        new FieldValue.Hidden("the integration user may not read Opportunity.NextStep"));
    }

    @Test
    void forgetsNothingLearnedInATransactionThatFailed() {
        assertThatThrownBy(() -> at.jdbi.useTransaction(h -> {
                    at.mirror.know(h, MirrorFixture.schema("Opportunity"), Set.of("Name"), Set.of());
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        at.apply(record("Opportunity", 1, T0, "Name", "Acme", "NextStep", "Call"));
        assertThat(at.read("Opportunity", 1, "NextStep")).containsExactly(FieldValue.of("Call"));
    }

    private static FieldValue field(@Nullable CrmRecord record, String name) {
        return Objects.requireNonNull(record).field(name);
    }
}
