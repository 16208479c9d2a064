package dev.plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Person;
import dev.plumbline.rules.Severity;
import dev.plumbline.violations.ViolationEvent;
import dev.plumbline.violations.ViolationState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 20 November 2026 is a Friday. London is at UTC then. Nudges leave at nine. */
class LadderStoryTest {

    private static final RecordId ACME = RecordId.of("006000000000001");
    private static final Duration HALF_DAY = Duration.ofHours(12);

    @TempDir
    Path files;

    private NudgeStory story = new NudgeStory(Map.of());
    private Person dana = story.people.add(9, "Dana Smith", "Europe/London", Optional.of(10));
    private Person lee = story.people.add(10, "Lee Park", "Europe/London", Optional.empty());
    private Person ann = story.people.add(1, "Ann Lee", "Europe/London", Optional.of(9));

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void climbsInBusinessTimeFromTheOwnerToTheTop() {
        story.checked().happens(open(ACME)).at("2026-11-20T21:00:00Z");
        assertThat(story.until("2026-12-20T21:00:00Z", HALF_DAY))
                .containsExactly(
                        "2026-11-23T09:00 Ann Lee",
                        "2026-11-25T09:00 Ann Lee",
                        "2026-11-30T09:00 Dana Smith",
                        "2026-12-07T09:00 Lee Park");
    }

    @Test
    void tellsLeadersWhoWhatSinceWhenTheyKnowAndWhatToAnswer() {
        story.checked().happens(open(ACME)).at("2026-11-20T21:00:00Z").until("2026-11-29T21:00:00Z", HALF_DAY);
        story.at("2026-11-30T09:00:00Z").tells(dana);
        assertThat(story.mails.get(0).message().text())
                .startsWith("Hello Dana Smith.\n\nAnn Lee: 1 gap needs your answer by Wednesday.")
                .contains(
                        "Please answer by Wednesday, 2 Dec 2026",
                        "Without one it becomes a gap of your own, and Lee Park hears of it.",
                        "* Ann Lee: 1 gap on 1 record",
                        "Deal of Acme",
                        "Open since 20 Nov 2026; told on 23 Nov 2026 and 25 Nov 2026.");
        assertThat(story.mails
                        .get(0)
                        .message()
                        .card()
                        .orElseThrow()
                        .items()
                        .get(0)
                        .buttons())
                .extracting(button -> button.label())
                .containsExactly("Answer");
    }

    @Test
    void letsNoLeaderHearOfWhatTheRepWasNeverHandedANoticeOf() {
        story.people.withoutEmail(ann.id());
        story.checked().happens(open(ACME)).at("2026-11-20T21:00:00Z");
        assertThat(story.until("2026-12-20T21:00:00Z", HALF_DAY)).isEmpty();
    }

    @Test
    void beginsTheWaitAnewWhenTheRepsNoticeCameBack() {
        story.checked()
                .happens(open(ACME))
                .at("2026-11-23T09:00:00Z")
                .tells(ann)
                .cameBack(ann);
        story.at("2026-11-23T21:00:00Z");
        assertThat(story.until("2026-12-03T09:00:00Z", HALF_DAY))
                .containsExactly("2026-11-24T09:00 Ann Lee", "2026-11-26T09:00 Ann Lee", "2026-12-01T09:00 Dana Smith");
    }

    @Test
    void standsStillWhileTheRepIsAwayOrNew() {
        story.clocks.away(ann, "2026-11-24T00:00:00Z", "2026-12-01T00:00:00Z");
        story.clocks.grace(ann, "2026-12-01T00:00:00Z", "2026-12-03T00:00:00Z");
        story.checked().happens(open(ACME)).at("2026-11-20T21:00:00Z");
        // Seven working days away or new: Tuesday 24 November to Wednesday 2 December.
        assertThat(story.until("2026-12-11T09:00:00Z", HALF_DAY))
                .containsExactly("2026-11-23T09:00 Ann Lee", "2026-12-04T09:00 Ann Lee", "2026-12-09T09:00 Dana Smith");
    }

    @Test
    void standsStillInADisputeAndGoesOnAtTheRightStep() {
        story.checked().happens(open(ACME)).at("2026-11-23T09:00:00Z").tells(ann);
        story.at("2026-11-24T09:00:00Z").happens(story.ledger.become(1, ViolationState.DISPUTED));
        story.at("2026-11-24T21:00:00Z");
        assertThat(story.until("2026-12-02T21:00:00Z", HALF_DAY)).isEmpty();
        story.at("2026-12-03T09:00:00Z").happens(story.ledger.become(1, ViolationState.OPEN));
        story.at("2026-12-03T21:00:00Z");
        // One working day had passed of two and of five.
        assertThat(story.until("2026-12-09T21:00:00Z", HALF_DAY))
                .containsExactly("2026-12-04T09:00 Ann Lee", "2026-12-09T09:00 Dana Smith");
    }

    @Test
    void fallsAwayWhenTheRecordIsFoundInOrderBeforeALeaderIsTold() {
        story.checked().happens(open(ACME)).at("2026-11-20T21:00:00Z").until("2026-11-29T21:00:00Z", HALF_DAY);
        story.duringRecheck = () -> {
            story.duringRecheck = () -> {};
            story.happens(story.ledger.fix(1));
        };
        story.at("2026-11-30T09:00:00Z").tellsNobody();
        assertThat(story.until("2026-12-20T21:00:00Z", HALF_DAY)).isEmpty();
    }

    @Test
    void neverRepeatsAStepWhenTheLadderIsEdited() throws IOException {
        ladder(
                "{after: 0, tell: owner}",
                "{after: 4 business days, tell: owner}",
                "{after: 8 business days, tell: owner.manager}");
        anew();
        story.checked().happens(open(ACME)).at("2026-11-20T21:00:00Z");
        assertThat(story.until("2026-11-25T21:00:00Z", HALF_DAY)).containsExactly("2026-11-23T09:00 Ann Lee");
        ladder(
                "{after: 0, tell: owner}",
                "{after: 1 business day, tell: [owner, delegate]}",
                "{after: 3 business days, tell: owner.manager}",
                "{after: 6 business days, tell: \"user:lee.park@example.com\"}");
        // What the new ladder wants by now is taken once and in order; nothing of before comes again.
        assertThat(story.until("2026-12-20T21:00:00Z", HALF_DAY))
                .containsExactly(
                        "2026-11-26T09:00 Ann Lee", "2026-11-27T09:00 Dana Smith", "2026-12-01T09:00 Lee Park");
    }

    @Test
    void hasOtherClocksForOtherSeverities() throws IOException {
        ladder(
                "{after: 0, tell: owner}",
                "{after: 5 business days, never-tolerated: 4 business hours, advice: never, tell: owner.manager}");
        anew();
        story.checked()
                .happens(
                        open(RecordId.of("006000000000001"), Severity.ADVICE),
                        open(RecordId.of("006000000000002"), Severity.NEVER_TOLERATED))
                .at("2026-11-23T08:59:00Z");
        List<String> told = story.until("2026-11-24T08:59:00Z", Duration.ofHours(2));
        assertThat(told).containsExactly("2026-11-23T10:59 Ann Lee", "2026-11-23T14:59 Dana Smith");
    }

    @Test
    void tellsWhoTypesForTheOwnerAsWellAndHoldsTheOwnerToIt() throws IOException {
        ladder("{after: 0, tell: [owner, delegate]}", "{after: 5 business days, tell: owner.manager}");
        anew();
        story.delegate = story.people.add(4, "Eve Sol", "Europe/London", Optional.of(9));
        story.checked().happens(open(ACME)).at("2026-11-23T09:00:00Z").tells(ann, story.delegate);
        assertThat(story.mails.stream()
                        .filter(mail -> mail.recipient().name().equals("Eve Sol"))
                        .findFirst()
                        .orElseThrow()
                        .message()
                        .text())
                .contains("for Ann Lee");
        story.at("2026-11-30T09:00:00Z").tells(dana);
        assertThat(story.mails.get(0).message().text()).contains("* Ann Lee: 1 gap");
    }

    @Test
    void beginsWithWhoGetsTheRecordAndTellsNobodyTwice() {
        Person bob = story.people.add(2, "Bob Ray", "Europe/London", Optional.of(9));
        story.checked().happens(open(ACME)).at("2026-11-23T09:00:00Z").tells(ann);
        story.at("2026-11-27T09:30:00Z").happens(story.ledger.give(1, bob.id()));
        story.at("2026-11-27T21:00:00Z");
        assertThat(story.until("2026-12-03T21:00:00Z", HALF_DAY))
                .containsExactly("2026-11-30T09:00 Bob Ray", "2026-12-02T09:00 Bob Ray");
        story.at("2026-12-04T09:30:00Z").happens(story.ledger.give(1, ann.id()));
        story.at("2026-12-04T21:00:00Z");
        // Ann knows; the reminder, and the wait for Dana, count from when it came back to her.
        assertThat(story.until("2026-12-14T21:00:00Z", HALF_DAY))
                .containsExactly("2026-12-09T09:00 Ann Lee", "2026-12-14T09:00 Dana Smith");
    }

    @Test
    void waitsUntilTheRuleWasExplained() {
        story.taught = null;
        story.checked().happens(open(ACME)).at("2026-11-20T21:00:00Z");
        assertThat(story.until("2026-11-26T09:00:00Z", HALF_DAY)).isEmpty();
        story.taught = Instant.parse("2026-11-26T12:00:00Z");
        assertThat(story.until("2026-12-04T21:00:00Z", HALF_DAY))
                .containsExactly("2026-11-27T09:00 Ann Lee", "2026-12-01T09:00 Ann Lee", "2026-12-04T09:00 Dana Smith");
    }

    @Test
    void reckonsAnewWhenSomebodyMovesToAnotherZone() {
        story.checked().happens(open(ACME)).at("2026-11-23T09:00:00Z").tells(ann);
        ann = story.people.add(1, "Ann Lee", "America/New_York", Optional.of(9));
        story.at("2026-11-23T21:00:00Z").tick();
        // Two working days from four in the morning there, which is before her day begins: nine on Wednesday.
        assertThat(story.until("2026-11-25T21:00:00Z", Duration.ofHours(1)))
                .containsExactly("2026-11-25T14:00 Ann Lee");
    }

    private void anew() {
        story.close();
        story = new NudgeStory(Map.of(), List.of(files));
        dana = story.people.add(9, "Dana Smith", "Europe/London", Optional.of(10));
        lee = story.people.add(10, "Lee Park", "Europe/London", Optional.empty());
        ann = story.people.add(1, "Ann Lee", "Europe/London", Optional.of(9));
    }

    private void ladder(String... steps) throws IOException {
        Path file = files.resolve("ladders.yaml");
        FileTime later = FileTime.from(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(steps.length));
        Files.writeString(
                file, "ladders:\n  - name: standard\n    steps:\n      - " + String.join("\n      - ", steps) + "\n");
        Files.setLastModifiedTime(file, later);
    }

    private ViolationEvent open(RecordId record) {
        return open(record, Severity.REQUIRED);
    }

    private ViolationEvent open(RecordId record, Severity severity) {
        return story.ledger
                .open("next-step", record, "Deal of Acme", ann.id())
                .severity(severity)
                .message("Needs a next step")
                .event();
    }
}
