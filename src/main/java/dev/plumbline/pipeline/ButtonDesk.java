package dev.plumbline.pipeline;

import dev.plumbline.crm.RecordId;
import dev.plumbline.speech.Saying;
import dev.plumbline.violations.Obstacle;
import dev.plumbline.violations.Obstacles;
import dev.plumbline.violations.Outcome;
import dev.plumbline.violations.WaysOutConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Ways out that are taken by a button in a message, each in a transaction of its own. */
@ApplicationScoped
public class ButtonDesk {

    private final WaysOutDesk desk;
    private final LinkDoers doers;
    private final Obstacles obstacles;
    private final WaysOutConfig config;

    ButtonDesk(WaysOutDesk desk, LinkDoers doers, Obstacles obstacles, WaysOutConfig config) {
        this.desk = desk;
        this.doers = doers;
        this.obstacles = obstacles;
        this.config = config;
    }

    /** @return why not, in words; empty when it was done */
    public Optional<Saying> snooze(RecordId person, long violation, String reason, String text, int days) {
        return words(
                desk.now(handle -> desk.snooze(handle, doers.of(person), violation, reason, Optional.of(days), text)));
    }

    /** @return why not, in words; empty when it was done */
    public Optional<Saying> dispute(RecordId person, long violation, String text) {
        return words(desk.now(handle -> desk.dispute(handle, doers.of(person), violation, text)));
    }

    public List<Obstacle> reasons() {
        return obstacles.all();
    }

    /** Working days of the longest snooze. */
    public int longestDays() {
        return config.snoozeDays();
    }

    private static Optional<Saying> words(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused ? Optional.of(refused.said()) : Optional.empty();
    }
}
