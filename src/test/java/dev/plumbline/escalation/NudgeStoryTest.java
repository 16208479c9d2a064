package dev.plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.TestOutbox;
import dev.plumbline.people.Person;
import dev.plumbline.people.Queue;
import dev.plumbline.violations.ViolationEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 20 November 2026 is a Friday. London is at UTC then, New York five hours behind, Tokyo nine ahead. */
class NudgeStoryTest {

    private static final RecordId ACME = RecordId.of("006000000000001");
    private static final RecordId GLOBEX = RecordId.of("006000000000002");

    private NudgeStory story = new NudgeStory(Map.of());
    private final Person dana = story.people.add(9, "Dana Smith", "Europe/London", Optional.empty());
    private final Person ann = story.people.add(1, "Ann Lee", "Europe/London", Optional.of(9));
    private final Person bob = story.people.add(2, "Bob Ray", "America/New_York", Optional.of(9));
    private final Person cho = story.people.add(3, "Cho Ito", "Asia/Tokyo", Optional.of(9));

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void nudgesOnTheNextWorkingMorningOfEachPersonsZone() {
        story.checked()
                .at("2026-11-20T10:00:00Z")
                .happens(open(ACME, ann), open(GLOBEX, bob), open(ACME, cho))
                .tellsNobody()
                .at("2026-11-21T09:00:00Z")
                .tellsNobody()
                .at("2026-11-22T23:59:00Z")
                .tellsNobody()
                .at("2026-11-23T00:00:00Z")
                .tells(cho)
                .at("2026-11-23T08:59:00Z")
                .tellsNobody()
                .at("2026-11-23T09:00:00Z")
                .tells(ann)
                .at("2026-11-23T14:00:00Z")
                .tells(bob)
                .at("2026-11-24T14:00:00Z")
                .tellsNobody();
    }

    @Test
    void tellsEachPersonAtMostOnceADayHoweverMuchHappens() {
        story.checked()
                .happens(IntStream.range(0, 30)
                        .mapToObj(i -> open(record(i), ann))
                        .toArray(ViolationEvent[]::new))
                .at("2026-11-23T09:00:00Z")
                .tells(ann)
                .happens(open(record(40), ann))
                .tellsNobody()
                .at("2026-11-23T12:00:00Z")
                .happens(open(record(41), ann))
                .tellsNobody()
                .at("2026-11-24T09:00:00Z")
                .tells(ann);
        assertThat(story.mails.get(0).message().text()).contains("and 22 more records");
        assertThat(story.told()).isEqualTo(32);
    }

    @Test
    void owesOneNudgeHoweverManyProcessesTickAtOnce() {
        story.checked().happens(open(ACME, ann), open(GLOBEX, ann)).at("2026-11-23T09:00:00Z");
        for (int i = 0; i < 50; i++) {
            story.ticksAtOnce(3);
        }
        story.tells(ann).tellsNobody();
        assertThat(story.logged).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void saysNothingOfWhatWasFixedBeforeItWasSent() {
        ViolationEvent acme = open(ACME, ann);
        story.checked()
                .happens(acme)
                .at("2026-11-21T10:00:00Z")
                .happens(story.ledger.fix(1))
                .at("2026-11-23T09:00:00Z")
                .tellsNobody();
        assertThat(TestOutbox.states(story.jdbi)).isEmpty();
    }

    @Test
    void readsTheRecordsAgainAndFallsAwayWhenAllIsWell() {
        story.duringRecheck = () -> story.happens(story.ledger.fix(1));
        story.checked().happens(open(ACME, ann)).at("2026-11-23T09:00:00Z").tellsNobody();
        assertThat(story.rechecked).containsExactly(List.of(ACME));
        assertThat(TestOutbox.states(story.jdbi).values())
                .containsExactly("fell-away: everything was fixed before it was sent");
    }

    @Test
    void leavesOutWhatTheRecheckFoundFixed() {
        story.duringRecheck = () -> story.happens(story.ledger.fix(1));
        story.checked()
                .happens(open(ACME, ann), open(GLOBEX, ann))
                .at("2026-11-23T09:00:00Z")
                .tells(ann);
        assertThat(story.mails.get(0).message().subject()).isEqualTo("1 deal needs attention before next Monday");
        assertThat(story.mails.get(0).message().text())
                .contains("Deal " + GLOBEX)
                .doesNotContain("Deal " + ACME);
    }

    @Test
    void waitsWhileSalesforceCannotBeReadAndSaysItTheNextDayIfNeedBe() {
        story.salesforceReadable = false;
        story.checked()
                .happens(open(ACME, ann))
                .at("2026-11-23T09:00:00Z")
                .tellsNobody()
                .at("2026-11-23T17:59:00Z")
                .tellsNobody()
                .at("2026-11-24T03:00:00Z")
                .tellsNobody();
        story.salesforceReadable = true;
        story.at("2026-11-24T08:00:00Z")
                .tellsNobody()
                .at("2026-11-24T09:00:00Z")
                .tells(ann)
                .tellsNobody();
        assertThat(TestOutbox.states(story.jdbi).values().iterator().next()).startsWith("fell-away: its day passed");
    }

    @Test
    void saysAgainTheNextMorningWhatIsInDoubt() {
        story.channel.answers(envelope -> new dev.plumbline.notifications.Delivery.Unclear("connection lost"));
        story.checked().happens(open(ACME, ann)).at("2026-11-23T09:00:00Z").tellsNobody();
        story.channel.works();
        story.at("2026-11-23T10:00:00Z")
                .tellsNobody()
                .at("2026-11-24T09:00:00Z")
                .tells(ann);
    }

    @Test
    void tellsTheNewOwnerOnlyWhenARecordChangesHands() {
        story.checked()
                .happens(open(ACME, ann))
                .happens(story.ledger.give(1, bob.id()))
                .at("2026-11-23T09:00:00Z")
                .tellsNobody()
                .at("2026-11-23T14:00:00Z")
                .tells(bob);
    }

    @Test
    void tellsNobodyOfPilotsAndBacklogsUntilTheyCount() {
        story.checked()
                .happens(
                        story.ledger
                                .open("next-step", ACME, "Acme", ann.id())
                                .silent()
                                .event(),
                        story.ledger
                                .open("next-step", GLOBEX, "Globex", ann.id())
                                .backlog()
                                .event())
                .at("2026-11-23T09:00:00Z")
                .tellsNobody()
                .happens(story.ledger.goLive(1))
                .at("2026-11-24T09:00:00Z")
                .tells(ann);
        assertThat(story.mails.get(0).message().text()).contains("Acme").doesNotContain("Globex");
    }

    @Test
    void tellsNobodyBeforeTheFirstCheckIsComplete() {
        story.happens(open(ACME, ann)).at("2026-11-23T09:00:00Z").tellsNobody();
        story.checked().tells(ann);
    }

    @Test
    void sendsTheVeryFirstNudgesAtOnceWhereThatIsWanted() {
        NudgeStory now = new NudgeStory(Map.of("plumbline.escalation.first-nudges", "at-once"));
        story.close();
        story = now;
        Person eve = now.people.add(5, "Eve Sol", "Asia/Tokyo", Optional.empty());
        now.at("2026-11-22T20:00:00Z")
                .happens(open(ACME, eve))
                .tellsNobody()
                .checked()
                .tells(eve)
                .happens(open(GLOBEX, eve))
                .checked()
                .tellsNobody()
                .at("2026-11-23T23:59:00Z")
                .tellsNobody()
                .at("2026-11-24T00:00:00Z")
                .tells(eve);
    }

    @Test
    void tellsNobodyWhenItIsSwitchedOff() {
        NudgeStory off = new NudgeStory(Map.of("plumbline.escalation.enabled", "false"));
        story.close();
        story = off;
        Person eve = off.people.add(5, "Eve Sol", "Europe/London", Optional.empty());
        off.checked().happens(open(ACME, eve)).at("2026-11-23T09:00:00Z").tellsNobody();
    }

    @Test
    void tellsWhoeverLeadsAQueueOrSomebodyWhoLeftAndNobodyWhereNobodyIsKnown() {
        Queue leads = story.people.queue(1, "Leads EMEA", dana.id());
        story.people.leave(bob.id());
        story.checked()
                .happens(
                        story.ledger.open("unread", ACME, "Queued", leads.id()).event(),
                        story.ledger.open("unread", GLOBEX, "Of Bob", bob.id()).event(),
                        story.ledger
                                .openOfNobody("unread", record(3), "Of nobody")
                                .event(),
                        story.ledger
                                .open("unread", record(4), "Of a stranger", RecordId.of("005000000009999"))
                                .event())
                .at("2026-11-23T15:00:00Z")
                .tells(dana);
        assertThat(story.mails.get(0).message().text())
                .contains("in the queue Leads EMEA", "of Bob Ray, who has left")
                .doesNotContain("Of nobody", "Of a stranger");
        assertThat(story.becauseOf(3)).isEqualTo("nobody is \"owner\" for a record that names nobody");
        assertThat(story.becauseOf(4)).startsWith("nobody is \"owner\" for someone unknown");
    }

    private ViolationEvent open(RecordId record, Person owner) {
        return story.ledger
                .open("next-step", record, "Deal " + record, owner.id())
                .message("Needs a next step")
                .missing("NextStep")
                .event();
    }

    private static RecordId record(int number) {
        return RecordId.of("006%012d".formatted(number));
    }
}
