package dev.plumbline.pipeline;

import dev.plumbline.notifications.OneClickAction;
import dev.plumbline.violations.Obstacles;
import dev.plumbline.violations.Outcome;
import dev.plumbline.violations.WaysOutConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Snoozing from a message. */
@ApplicationScoped
class SnoozeByLink implements OneClickAction {

    private final WaysOutDesk desk;
    private final LinkDoers doers;
    private final Obstacles obstacles;
    private final WaysOutConfig config;

    SnoozeByLink(WaysOutDesk desk, LinkDoers doers, Obstacles obstacles, WaysOutConfig config) {
        this.desk = desk;
        this.doers = doers;
        this.obstacles = obstacles;
        this.config = config;
    }

    @Override
    public String purpose() {
        return "snooze";
    }

    @Override
    public Question ask(Handle handle, Followed link) {
        List<Choice> reasons = obstacles.all().stream()
                .map(one -> new Choice(one.key(), one.text()))
                .toList();
        return new Question(
                "Snooze " + doers.name(link) + "?",
                "Nobody is reminded of it for " + config.snoozeDays()
                        + " working days; then it goes on where it was. Reasons are counted, so that what stands in the way can be moved.",
                List.of(
                        new Field("reason", "What is in the way?", reasons, true),
                        new Field("text", "In your words", List.of(), false)),
                "Snooze");
    }

    @Override
    public Reply follow(Handle handle, Followed link, Map<String, String> given) {
        Outcome outcome = desk.snooze(
                handle,
                doers.of(link),
                link.violation(),
                given.getOrDefault("reason", ""),
                Optional.empty(),
                given.getOrDefault("text", ""));
        return LinkDoers.reply(
                outcome, "Snoozed. It comes back by itself after " + config.snoozeDays() + " working days.");
    }
}
