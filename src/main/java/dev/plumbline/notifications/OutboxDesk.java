package dev.plumbline.notifications;

import dev.plumbline.audit.Actor;
import dev.plumbline.crm.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where people look at messages and step in: admins at all of them, everybody at their own. */
public interface OutboxDesk {

    /** Every state that a message can be in. */
    List<String> STATES = List.of(
            "waiting", "sending", "in-doubt", "sent", "fell-away", "parked", "bounced", "refused", "quarantined");

    /** Those that somebody should look at. */
    Set<String> TROUBLED = Set.of("in-doubt", "parked", "bounced", "refused", "quarantined");

    /** Those that can be tried again by hand. */
    Set<String> RETRIABLE = Set.of("parked", "bounced", "refused", "quarantined");

    List<Pause> pauses();

    /**
     * Stops a channel in all processes before their next hand-over.
     *
     * @param channel a channel's name or {@link Pause#EVERYTHING}
     */
    void pause(String channel, String why, Actor by);

    /** @return false when it was not paused */
    boolean resume(String channel, Actor by);

    /** Names of the channels that there are here. */
    Set<String> channels();

    List<Counted> counts();

    /**
     * By number, from the newest down.
     *
     * @param states any of these; none for all
     * @param before below this number
     */
    List<Row> list(Set<String> states, Optional<Long> before, int limit);

    /** Has one tried again that had ended badly. */
    Retry retry(long id, Actor by);

    /** The latest messages to one person, with their texts: what arrived, what may have not, what is still to come. */
    List<Letter> lettersTo(RecordId person, int limit);

    enum Retry {
        DRIVEN,
        /** There is none with this number. */
        UNKNOWN,
        /** It is not in a state in which that would help, or is being told over another channel. */
        NOT_NOW
    }

    /** @param channel empty while none is chosen */
    record Counted(String state, String channel, long count) {}

    /**
     * @param because why it is where it is; empty where all is well
     * @param next    key of the message that says it again over another channel
     */
    record Row(
            long id,
            String key,
            String kind,
            String channel,
            RecordId recipient,
            String state,
            Instant due,
            Optional<Instant> ended,
            int attempts,
            String because,
            Optional<String> next) {

        public boolean retriable() {
            return RETRIABLE.contains(state) && next.isEmpty();
        }
    }

    /** @param subject empty, as the text, while it is not written */
    record Letter(long id, String channel, String state, Instant at, String subject, String text) {

        /** It may never have been seen. */
        public boolean doubtful() {
            return TROUBLED.contains(state);
        }
    }
}
