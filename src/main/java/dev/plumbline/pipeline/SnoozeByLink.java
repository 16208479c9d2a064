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
        LinkWords say = link.words(LinkWords.class);
        return new Question(
                say.snoozeTitle(doers.name(link)),
                say.snoozeText(config.snoozeDays()),
                List.of(
                        new Field("reason", say.inTheWay(), reasons, true),
                        new Field("text", say.inYourWords(), List.of(), false)),
                say.snooze());
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
        return LinkDoers.reply(link, outcome, link.words(LinkWords.class).snoozed(config.snoozeDays()));
    }
}
