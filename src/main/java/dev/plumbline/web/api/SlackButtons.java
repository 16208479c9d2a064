package dev.plumbline.web.api;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Directory;
import dev.plumbline.people.Person;
import dev.plumbline.pipeline.ButtonDesk;
import dev.plumbline.speech.Phrasebook;
import dev.plumbline.speech.Saying;
import dev.plumbline.speech.Tongue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is pressed in Slack is done where it is done for the pages. */
@ApplicationScoped
class SlackButtons implements SlackActions {

    private final ButtonDesk desk;
    private final Directory directory;

    SlackButtons(ButtonDesk desk, Directory directory) {
        this.desk = desk;
        this.directory = directory;
    }

    @Override
    public Outcome snooze(RecordId person, long violation, String reason, String text, int days) {
        return outcome(
                person,
                desk.snooze(person, violation, reason, text, days),
                words(person).snoozed(days, Integer.toString(days)));
    }

    @Override
    public Outcome dispute(RecordId person, long violation, String text) {
        return outcome(
                person, desk.dispute(person, violation, text), words(person).disputed());
    }

    @Override
    public Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        desk.reasons().forEach(one -> reasons.put(one.key(), one.text()));
        return reasons;
    }

    @Override
    public int longestDays() {
        return desk.longestDays();
    }

    private SlackReplyWords words(RecordId person) {
        return Phrasebook.of(SlackReplyWords.class, tongue(person));
    }

    private Tongue tongue(RecordId person) {
        return directory.chart().person(person).map(Person::tongue).orElse(Tongue.ENGLISH);
    }

    private Outcome outcome(RecordId person, Optional<Saying> refused, String done) {
        return refused.map(said -> new Outcome(false, said.in(tongue(person))))
                .orElseGet(() -> new Outcome(true, done));
    }
}
