package dev.plumbline.rules.stored;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.SettableClock;
import dev.plumbline.TestDatabase;
import dev.plumbline.rules.RuleId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Texts of rules that were written in the application. */
class StoredRulesTest {

    private static final RuleId CALM = new RuleId("calm");

    private final Jdbi jdbi = TestDatabase.fresh();
    private final SettableClock clock = SettableClock.at("2026-03-02T09:00:00Z");
    private final StoredRules rules = new StoredRules(clock);

    private Saved save(String yaml, int base, Writer writer) {
        return jdbi.inTransaction(h -> rules.save(h, CALM, Optional.of(yaml), base, writer, "Agreed."));
    }

    @Test
    void keepsEveryTextWithWhoAndWhy() {
        assertThat(save("one", 0, Texts.ADA)).isEqualTo(new Saved.Kept(1));
        assertThat(save("two", 1, Texts.BEN)).isEqualTo(new Saved.Kept(2));
        assertThat(jdbi.withHandle(StoredRules::current)).singleElement().satisfies(text -> assertThat(text.yaml())
                .isEqualTo("two"));
        assertThat(history())
                .extracting(StoredText::number, t -> t.yaml().orElse(""), StoredText::who, StoredText::why)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, "two", "ben@company.test", "Agreed."),
                        org.assertj.core.groups.Tuple.tuple(1, "one", "ada@company.test", "Agreed."));
        List<String> audited = jdbi.withHandle(h -> h.createQuery("SELECT what FROM audit_entry ORDER BY id")
                .mapTo(String.class)
                .list());
        assertThat(audited).containsExactly("rule-written", "rule-written");
    }

    private List<StoredText> history() {
        return jdbi.withHandle(h -> StoredRules.history(h, CALM));
    }

    @Test
    void tellsWhoeverWasOvertakenWhatIsThereNow() {
        save("one", 0, Texts.ADA);
        save("two", 1, Texts.BEN);
        assertThat(save("three", 1, Texts.ADA)).isInstanceOfSatisfying(Saved.Overtaken.class, o -> {
            assertThat(o.newest().number()).isEqualTo(2);
            assertThat(o.newest().name()).isEqualTo("ben");
        });
        assertThat(save("new", 0, Texts.ADA)).isInstanceOf(Saved.Overtaken.class);
        assertThat(history()).hasSize(2);
    }

    @Test
    void takesTheSameTextForNoNews() {
        save("one", 0, Texts.ADA);
        long stamp = jdbi.withHandle(StoredRules::stamp);
        assertThat(save("one", 1, Texts.BEN)).isEqualTo(new Saved.Kept(1));
        assertThat(jdbi.withHandle(StoredRules::stamp)).isEqualTo(stamp);
    }

    @Test
    void letsANameBeginAgainAfterItWasTakenOut() {
        save("one", 0, Texts.ADA);
        jdbi.useTransaction(h -> rules.save(h, CALM, Optional.empty(), 1, Texts.ADA, "Done with."));
        assertThat(jdbi.withHandle(StoredRules::current)).isEmpty();
        assertThat(save("again", 0, Texts.BEN)).isEqualTo(new Saved.Kept(3));
    }

    @Test
    void knowsWhichTextsCountNoLonger() {
        save("one", 0, Texts.ADA);
        assertThat(outdated(1)).isFalse();
        save("two", 1, Texts.ADA);
        assertThat(outdated(1)).isTrue();
        assertThat(outdated(2)).isFalse();
        jdbi.useTransaction(h -> rules.save(h, CALM, Optional.empty(), 2, Texts.ADA, ""));
        assertThat(outdated(2)).isTrue();
    }

    private boolean outdated(int number) {
        return jdbi.withHandle(h -> StoredRules.outdated(h, Map.of(CALM, number)));
    }

    @Test
    void keepsADraftForEachWriterApart() {
        jdbi.useHandle(h -> {
            rules.keepDraft(h, Texts.ADA, Optional.of(CALM), "half a text", 4);
            rules.keepDraft(h, Texts.ADA, Optional.of(CALM), "a\0 text", 5);
            rules.keepDraft(h, Texts.BEN, Optional.empty(), "something new", 0);
            assertThat(StoredRules.draft(h, Texts.ADA, Optional.of(CALM)))
                    .contains(new Draft("a text", 5, clock.instant()));
            assertThat(StoredRules.draft(h, Texts.BEN, Optional.of(CALM))).isEmpty();
            StoredRules.dropDraft(h, Texts.ADA, Optional.of(CALM));
            assertThat(StoredRules.draft(h, Texts.ADA, Optional.of(CALM))).isEmpty();
            assertThat(StoredRules.draft(h, Texts.BEN, Optional.empty())).isPresent();
        });
    }
}
