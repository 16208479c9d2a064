package dev.plumbline.digests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.TestOutbox;
import dev.plumbline.people.Person;
import dev.plumbline.people.Queue;
import dev.plumbline.violations.EndReason;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 20 November 2026 is a Friday. Lee leads Dana and Max, Dana leads Ann and Bob, Max leads Cho. */
class DigestStoryTest {

    private DigestStory story = new DigestStory(Map.of());
    private Person lee;
    private Person dana;
    private Person max;
    private Person ann;
    private Person bob;
    private Person cho;

    DigestStoryTest() {
        hire();
    }

    private void hire() {
        lee = story.people.add(20, "Lee Top", "Europe/London", Optional.empty());
        dana = story.people.add(10, "Dana Smith", "Europe/London", Optional.of(20));
        max = story.people.add(11, "Max Weber", "America/New_York", Optional.of(20));
        ann = story.people.add(1, "Ann Lee", "Europe/London", Optional.of(10));
        bob = story.people.add(2, "Bob Ray", "Europe/London", Optional.of(10));
        cho = story.people.add(3, "Cho Ito", "Asia/Tokyo", Optional.of(11));
        story.rules.with(
                "next-step",
                "Open deals past proposal have a next step",
                "Monday's review plans from it.",
                "Monday pipeline review");
    }

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void tellsEachManagerOnMondayAtEightTheirTime() {
        open(1, ann);
        open(2, cho);
        story.checked()
                .tellsNobody()
                .at("2026-11-23T07:59:00Z")
                .tellsNobody()
                .at("2026-11-23T08:00:00Z")
                .tells(dana, lee)
                .at("2026-11-23T12:59:00Z")
                .tellsNobody()
                .at("2026-11-23T13:00:00Z")
                .tells(max)
                .at("2026-11-24T14:00:00Z")
                .tellsNobody();
    }

    @Test
    void namesPeopleOldestFirstWithCountsAmountsAndWhatChanged() {
        openSince(1, ann, 120_000, "2026-11-02T10:00:00Z");
        openSince(1, ann, 120_000, "2026-11-10T10:00:00Z");
        openSince(2, bob, 30_000, "2026-10-01T10:00:00Z");
        story.checked().at("2026-11-23T08:00:00Z").tells(dana, lee);
        story.mails =
                story.mails.stream().filter(m -> m.recipient().equals(dana)).toList();

        assertThat(story.subject()).isEqualTo("Your team: 3 gaps on 2 records, oldest 53 days");
        assertThat(story.text())
                .contains("On 2 records, €150,000 at stake, the oldest since 1 Oct 2026 (53 days ago).")
                .contains("This is the first digest")
                .containsSubsequence(
                        "* Bob Ray",
                        "1 gap on 1 record, €30,000 at stake",
                        "Oldest: Deal 2, 53 days",
                        "* Ann Lee",
                        "2 gaps on 1 record, €120,000 at stake",
                        "Oldest: Deal 1, 21 days")
                .contains("Worth asking: what stands in the way of “Open deals past proposal have a next step”?"
                        + " Both gaps are about it. Used by: Monday pipeline review.")
                .contains("Data as of 23 Nov 2026, 08:00 (GMT)");

        story.ledger.fix(3);
        story.ledger.end(1, EndReason.WAIVED);
        openSince(4, ann, 5_000, "2026-11-25T10:00:00Z");
        story.at("2026-11-30T08:00:00Z").tells(dana, lee);
        story.mails =
                story.mails.stream().filter(m -> m.recipient().equals(dana)).toList();
        assertThat(story.subject()).isEqualTo("Your team: 2 gaps, 1 new, 1 fixed since 23 Nov 2026");
        assertThat(story.text())
                .contains("Since Monday, 23 Nov 2026: 1 new, 1 fixed.")
                .contains("* Ann Lee")
                .contains("2 gaps on 2 records, €125,000 at stake; 1 new")
                .contains("Bob Ray: 1 fixed");
    }

    @Test
    void keepsSilentWhenNothingHasChanged() {
        open(1, ann);
        story.checked()
                .at("2026-11-23T08:00:00Z")
                .tells(dana, lee)
                .at("2026-11-30T08:00:00Z")
                .tellsNobody();
        assertThat(TestOutbox.states(story.jdbi))
                .containsEntry(
                        "digest|" + dana.id() + "|2026-11-30",
                        "fell-away: nothing has changed since the digest of 2026-11-23");
        story.ledger.fix(1);
        story.at("2026-12-07T08:00:00Z").tells(dana, lee);
        assertThat(story.subject()).isEqualTo("Your team: nothing open, 0 new, 1 fixed since 23 Nov 2026");
        story.at("2026-12-14T08:00:00Z").tellsNobody();
    }

    @Test
    void countsChangesFromTheLastDigestThatReallyLeft() {
        open(1, ann);
        story.channel.isDown();
        story.checked().at("2026-11-23T08:00:00Z").tellsNobody();
        story.channel.works();
        story.at("2026-11-23T10:00:00Z").tells(dana, lee);
        assertThat(story.text()).contains("This is the first digest");
    }

    @Test
    void listsApartWhatNobodyInParticularAnswersFor() {
        Queue leads = story.people.queue(1, "Leads EMEA", dana.id());
        story.people.leave(bob.id());
        open(1, ann);
        open(2, bob);
        story.ledger
                .open("unread", record(3), "Lead 3", leads.id())
                .object("Lead")
                .event();
        story.ledger.openOfNobody("unread", record(4), "Lead 4").object("Lead").event();
        story.checked().at("2026-11-23T08:00:00Z").tells(dana, lee);
        String danas = textTo(dana);
        assertThat(danas)
                .containsSubsequence("* Ann Lee", "Nobody's", "* Bob Ray (not active any more)", "* Queue Leads EMEA")
                .doesNotContain("Lead 4");
        assertThat(textTo(lee))
                .containsSubsequence("Nobody's", "No known owner", "Lead 4")
                .contains("* Ann Lee (in the team of Dana Smith)");
    }

    @Test
    void setsTheManagersOwnGapsApart() {
        open(1, dana);
        open(2, ann);
        story.checked().at("2026-11-23T08:00:00Z").tells(dana, lee);
        assertThat(textTo(dana)).contains("Your own: 1 gap on 1 record.").doesNotContain("* Dana Smith");
        assertThat(textTo(lee)).contains("* Dana Smith\n").doesNotContain("Your own");
    }

    @Test
    void showsAManagerNobodyFromAnotherBranch() {
        open(1, ann);
        open(2, cho);
        story.checked().at("2026-11-23T13:00:00Z").tells(dana, lee, max);
        assertThat(textTo(dana)).contains("Ann Lee").doesNotContain("Cho Ito");
        assertThat(textTo(max)).contains("Cho Ito").doesNotContain("Ann Lee");
    }

    @Test
    void countsNoPilots() {
        story.ledger.open("next-step", record(1), "Deal 1", ann.id()).silent().event();
        story.checked().at("2026-11-23T08:00:00Z").tellsNobody();
        assertThat(TestOutbox.states(story.jdbi).values())
                .allMatch(state -> state.equals("fell-away: nothing is open in this team"));
    }

    @Test
    void owesNothingForMondaysBeforeTheFirstCheckWasComplete() {
        open(1, ann);
        story.at("2026-11-23T10:00:00Z")
                .tellsNobody()
                .checked()
                .tellsNobody()
                .at("2026-11-24T10:00:00Z")
                .tellsNobody()
                .at("2026-11-30T08:00:00Z")
                .tells(dana, lee);
    }

    @Test
    void sendsOneSampleAtOnceWhereThatIsWantedAndNeverAgain() {
        story.close();
        story = new DigestStory(Map.of("plumbline.digests.sample-at-start", "true"));
        hire();
        open(1, ann);
        open(2, bob);
        open(3, cho);
        story.at("2026-11-22T03:00:00Z")
                .tellsNobody()
                .checked()
                .tells(dana)
                .tellsNobody()
                .checked()
                .tellsNobody();
        assertThat(TestOutbox.states(story.jdbi)).containsOnlyKeys("digest-sample|" + dana.id());
        open(4, ann);
        story.at("2026-11-23T08:00:00Z").tells(dana, lee);
        assertThat(textTo(dana)).contains("Since Sunday, 22 Nov 2026: 1 new, 0 fixed.");
    }

    private String textTo(Person person) {
        return story.mails.stream()
                .filter(mail -> mail.recipient().equals(person))
                .findFirst()
                .orElseThrow()
                .message()
                .text();
    }

    private void open(int number, Person owner) {
        story.ledger
                .open("next-step", record(number), "Deal " + number, owner.id())
                .event();
    }

    private void openSince(int number, Person owner, long amount, String since) {
        story.ledger
                .open("next-step", record(number), "Deal " + number, owner.id())
                .amount(amount)
                .since(since)
                .event();
    }

    private static RecordId record(int number) {
        return RecordId.of("006%012d".formatted(number));
    }
}
