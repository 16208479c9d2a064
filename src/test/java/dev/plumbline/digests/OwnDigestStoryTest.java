package dev.plumbline.digests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.audit.Actor;
import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.Card;
import dev.plumbline.notifications.TestOutbox;
import dev.plumbline.people.MessageSettings;
import dev.plumbline.people.Person;
import dev.plumbline.people.PersonSettings;
import dev.plumbline.violations.EndReason;
import dev.plumbline.violations.ViolationState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 23 November 2026 is a Monday. Dana leads Ann and Bob. */
class OwnDigestStoryTest {

    private static final Actor SOMEBODY = new Actor.Person("admin", "admin");

    private final DigestStory story = new DigestStory(Map.of());
    private final Person dana = story.people.add(10, "Dana Smith", "Europe/London", Optional.empty());
    private final Person ann = story.people.add(1, "Ann Lee", "Europe/London", Optional.of(10));
    private final Person bob = story.people.add(2, "Bob Ray", "America/New_York", Optional.of(10));

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void tellsEverybodyWhoLeadsNobodyOnMondayMorningTheirTime() {
        open(1, ann);
        open(2, bob);
        open(3, dana);
        story.checked()
                .at("2026-11-23T08:29:00Z")
                .tellsOwn()
                .at("2026-11-23T08:30:00Z")
                .tellsOwn(ann)
                .at("2026-11-23T13:30:00Z")
                .tellsOwn(bob)
                .at("2026-11-24T10:00:00Z")
                .tellsOwn();
    }

    @Test
    void saysWhoSeesEachGapNextAndWhenSoonestFirst() {
        open(1, ann);
        open(2, ann);
        story.standings.next(1, "Lee Top", "2026-12-01T09:00:00Z");
        story.standings.next(2, "Dana Smith", "2026-11-26T09:00:00Z");
        story.checked().at("2026-11-23T08:30:00Z").tellsOwn(ann);
        assertThat(story.subject())
                .isEqualTo("Your records: 2 gaps open, next seen by Dana Smith on Thursday, 26 Nov 2026");
        assertThat(story.text())
                .containsSubsequence(
                        "2 gaps on 2 records open.",
                        "* Deal 2",
                        "Dana Smith sees it on Thursday, 26 Nov 2026, unless it is closed before.",
                        "https://plumbline.example.com/gaps/2",
                        "* Deal 1",
                        "Lee Top sees it on Tuesday, 1 Dec 2026")
                .contains("Dana Smith and those above see the same about you.")
                .contains("/people/" + ann.id() + "/settings#messages");
        Card card = story.mails.get(0).message().card().orElseThrow();
        assertThat(card.items()).extracting(Card.Item::title).containsExactly("Deal 2", "Deal 1");
    }

    @Test
    void thanksOnceForWhatWasClosedAfterItWasSaid() {
        for (int i = 1; i <= 4; i++) {
            open(i, ann);
        }
        open(5, ann);
        open(6, ann);
        story.checked().at("2026-11-23T08:30:00Z").tellsOwn(ann);
        for (long id = 1; id <= 5; id++) {
            story.ledger.told(id);
        }
        story.at("2026-11-25T10:00:00Z");
        for (long id = 1; id <= 4; id++) {
            story.ledger.fix(id);
        }
        story.ledger.end(5, EndReason.RECORD_GONE);
        story.ledger.fix(6);
        story.at("2026-11-30T08:30:00Z").tellsOwn(ann);
        assertThat(story.subject()).isEqualTo("Your records: nothing open, 4 closed");
        assertThat(story.text())
                .contains("Thank you: 4 gaps closed since Monday, 23 Nov 2026: Deal 1, Deal 2, Deal 3 and 1 more.")
                .doesNotContain("Deal 5", "Deal 6");
        open(7, ann);
        story.at("2026-12-07T08:30:00Z").tellsOwn(ann);
        assertThat(story.text()).doesNotContain("Thank you").contains("Deal 7");
    }

    @Test
    void thanksAgainWhenTheThanksNeverLeft() {
        open(1, ann);
        story.ledger.told(1);
        story.ledger.fix(1);
        story.checked().channel.isDown();
        story.at("2026-11-23T08:30:00Z").tellsOwn();
        story.channel.works();
        story.at("2026-11-23T10:30:00Z").tellsOwn(ann);
        assertThat(story.text()).contains("Thank you: 1 gap closed: Deal 1.");
    }

    @Test
    void saysUntilWhenSomethingIsHeld() {
        open(1, ann);
        open(2, ann);
        open(3, ann);
        story.ledger.hold(1, ViolationState.SNOOZED);
        story.ledger.hold(2, ViolationState.DISPUTED);
        story.heldUntil.put(1L, Instant.parse("2026-11-27T09:00:00Z"));
        story.heldUntil.put(2L, Instant.parse("2026-11-25T09:00:00Z"));
        story.checked().at("2026-11-23T08:30:00Z").tellsOwn(ann);
        assertThat(story.text())
                .containsSubsequence(
                        "1 gap on 1 record open",
                        "On hold",
                        "* Deal 2: disputed, an answer is due by Wednesday, 25 Nov 2026",
                        "* Deal 1: snoozed until Friday, 27 Nov 2026");
    }

    @Test
    void saysNothingWhenThereIsNothing() {
        open(1, ann);
        story.ledger.fix(1);
        story.checked().at("2026-11-23T08:30:00Z").tellsOwn();
        assertThat(TestOutbox.states(story.jdbi).values())
                .allMatch(state -> state.equals("fell-away: nothing is open and nothing was closed since"));
    }

    @Test
    void comesAsSeldomAsSomebodyChoseButComes() {
        open(1, ann);
        open(2, bob);
        story.real.settings.change(ann.id(), new PersonSettings.Settings(MessageSettings.USUAL, 2), SOMEBODY);
        story.checked()
                .at("2026-11-23T14:00:00Z")
                .tellsOwn(ann, bob)
                .at("2026-11-30T14:00:00Z")
                .tellsOwn(bob)
                .at("2026-12-07T14:00:00Z")
                .tellsOwn(ann, bob);
    }

    @Test
    void waitsUntilSomebodyIsBackFromLeave() {
        open(1, ann);
        story.real.leaves.enter(ann, "2026-11-20", "2026-11-24", SOMEBODY);
        story.checked()
                .at("2026-11-23T10:00:00Z")
                .tellsOwn()
                .at("2026-11-24T10:00:00Z")
                .tellsOwn()
                .at("2026-11-25T08:30:00Z")
                .tellsOwn(ann)
                .at("2026-11-30T08:30:00Z")
                .tellsOwn(ann);
    }

    private void open(int number, Person owner) {
        story.ledger
                .open("next-step", RecordId.of("006%012d".formatted(number)), "Deal " + number, owner.id())
                .since("2026-11-16T10:00:00Z")
                .event();
    }
}
