package dev.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.ingest.ChangeBatch;
import dev.plumbline.ingest.Cursor;
import dev.plumbline.violations.EndReason;
import dev.plumbline.violations.Violation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnforcerTest {

    private final Flow flow = new Flow(Rules.NEXT_STEP).ready();

    @Test
    void opensOnAChangeAndOnlyOnceHoweverOftenItIsDelivered() {
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value(), "Amount", "1000");
        CrmRecord same = flow.set(Flow.DEAL, "Opportunity");
        flow.take("Opportunity", same);
        flow.take("Opportunity", same, same);
        assertThat(flow.open()).singleElement().satisfies(v -> {
            assertThat(v.recordName()).isEqualTo("Acme");
            assertThat(v.missing()).containsExactly("NextStep");
            assertThat(v.accountable()).contains(Flow.ANN);
            assertThat(flow.story(v)).containsExactly("opened");
        });
        assertThat(flow.count("ladder_climb")).isEqualTo(1);
    }

    @Test
    void endsWhatIsMendedAndCountsTheRelapse() {
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value());
        flow.deal("NextStep", "Call on Thursday");
        assertThat(flow.open()).isEmpty();
        assertThat(flow.ended()).singleElement().satisfies(v -> assertThat(v.end())
                .contains(EndReason.FIXED));
        flow.deal("NextStep", "");
        assertThat(flow.open()).extracting(Violation::generation).containsExactly(2);
    }

    @Test
    void doesNotLetOldNewsUndoTheMending() {
        CrmRecord stale = flow.set(Flow.DEAL, "Opportunity", "Name", "Acme", "OwnerId", Flow.ANN.value());
        flow.deal("NextStep", "Call on Thursday");
        flow.take("Opportunity", stale);
        assertThat(flow.open()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"violation", "violation_history", "ladder_climb", "ingest_cursor"})
    void keepsDataVerdictsTimersAndCursorTogetherOrNotAtAll(String broken) {
        flow.put("Opportunity", 2, "Name", "Globex", "OwnerId", Flow.ANN.value(), "NextStep", "Call");
        Optional<Cursor> before = flow.cursors.of("Opportunity");
        flow.jdbi.useHandle(h -> h.execute("ALTER TABLE " + broken + " ADD CONSTRAINT no CHECK (false) NOT VALID"));
        CrmRecord news = flow.set(Flow.DEAL, "Opportunity", "Name", "Acme", "OwnerId", Flow.ANN.value());
        ChangeBatch batch =
                new ChangeBatch("Opportunity", List.of(news), List.of(), false, flow.cursor("Opportunity", 60));

        assertThatThrownBy(() -> flow.enforcer.accept(batch)).isInstanceOf(RuntimeException.class);
        assertThat(flow.mirrored()).isEmpty();
        assertThat(flow.open()).isEmpty();
        assertThat(flow.count("ladder_climb")).isZero();
        assertThat(flow.cursors.of("Opportunity")).isEqualTo(before);

        flow.jdbi.useHandle(h -> h.execute("ALTER TABLE " + broken + " DROP CONSTRAINT no"));
        flow.enforcer.accept(batch);
        assertThat(flow.broken()).containsExactly(Flow.DEAL);
        assertThat(flow.count("ladder_climb")).isEqualTo(1);
        assertThat(flow.cursors.of("Opportunity")).isNotEqualTo(before);
    }

    @Test
    void endsWhatIsGoneAndOpensItAnewWhenItComesBack() {
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value());
        flow.delete("Opportunity", 1);
        assertThat(flow.open()).isEmpty();
        assertThat(flow.ended()).extracting(Violation::end).containsExactly(Optional.of(EndReason.RECORD_GONE));
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value());
        assertThat(flow.open()).extracting(Violation::generation).containsExactly(2);
    }

    @Test
    void movesAViolationToTheNewOwner() {
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value());
        long id = flow.open().get(0).id();
        flow.deal("OwnerId", Flow.BOB.value());
        assertThat(flow.open()).singleElement().satisfies(v -> {
            assertThat(v.id()).isEqualTo(id);
            assertThat(v.accountable()).contains(Flow.BOB);
            assertThat(flow.story(v)).containsExactly("opened", "changed");
        });
        assertThat(flow.climbing()).containsExactly(Flow.BOB.value());
    }

    @Test
    void judgesNothingWhileItLoads() {
        CrmRecord loaded = flow.set(Flow.DEAL, "Opportunity", "Name", "Acme", "OwnerId", Flow.ANN.value());
        flow.enforcer.accept(new ChangeBatch("Opportunity", List.of(loaded), List.of(), true, null));
        assertThat(flow.open()).isEmpty();
        assertThat(flow.mirrored()).isPresent();
    }

    @Test
    void carriesHostileTextUnharmed() {
        String name = "<script>alert(1)</script> 😀 \u202eשלום\u202c \r\nBcc: x@example.com";
        String longText = "Ünïcödé 😀 ".repeat(10_000);
        Flow hostile = new Flow(Rules.rule(
                        "hostile",
                        "Opportunity",
                        "violated: OR(BEGINS(Description, \"Ü\"), LEN(Description) > 100000)",
                        "message: \"{Name}: {Description}\""))
                .ready();
        hostile.deal("Name", name, "OwnerId", Flow.ANN.value(), "Description", longText);
        assertThat(hostile.mirrored()).hasValueSatisfying(r -> {
            assertThat(r.field("Name").asText()).isEqualTo(name);
            assertThat(r.field("Description").asText()).isEqualTo(longText);
        });
        assertThat(hostile.open()).singleElement().satisfies(v -> {
            assertThat(v.recordName()).isEqualTo(name);
            assertThat(v.message()).contains("<script>", "😀", "שלום");
            assertThat(v.evidence()).containsKey("Description");
        });
        hostile.deal("Description", "");
        assertThat(hostile.open()).isEmpty();
    }

    @Test
    void keepsANameOfAHundredKilobytes() {
        String name = "x".repeat(100 * 1024);
        flow.deal("Name", name, "OwnerId", Flow.ANN.value());
        assertThat(flow.open()).extracting(Violation::recordName).containsExactly(name);
    }
}
