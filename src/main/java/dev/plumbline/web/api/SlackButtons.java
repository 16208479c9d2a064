package dev.plumbline.web.api;

import dev.plumbline.crm.RecordId;
import dev.plumbline.pipeline.ButtonDesk;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is pressed in Slack is done where it is done for the pages. */
@ApplicationScoped
class SlackButtons implements SlackActions {

    private final ButtonDesk desk;

    SlackButtons(ButtonDesk desk) {
        this.desk = desk;
    }

    @Override
    public Outcome snooze(RecordId person, long violation, String reason, String text, int days) {
        return outcome(
                desk.snooze(person, violation, reason, text, days),
                "Snoozed for " + days + (days == 1 ? " working day" : " working days") + "; it comes back by itself.");
    }

    @Override
    public Outcome dispute(RecordId person, long violation, String text) {
        return outcome(
                desk.dispute(person, violation, text), "Disputed: its clock stands still until you get an answer.");
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

    private static Outcome outcome(Optional<String> refused, String done) {
        return refused.map(words -> new Outcome(false, words)).orElseGet(() -> new Outcome(true, done));
    }
}
