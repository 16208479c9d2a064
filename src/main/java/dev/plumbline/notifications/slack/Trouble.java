package dev.plumbline.notifications.slack;

import dev.plumbline.notifications.Delivery;
import java.time.Duration;

/** A call to Slack that did not bring what was wanted, sorted by what to do about it. The message is for people. */
final class Trouble extends Exception {

    /** What a failed call means. */
    enum Kind {
        /** Slack is not set up, or does not take our token: another channel has to do. */
        CLOSED,
        /** Asked to come back later; certainly not done. */
        BUSY,
        /** Nobody was reached; certainly not done. */
        UNREACHABLE,
        /** Slack understood and refused. */
        SAID,
        /** Sent, and no usable answer came: perhaps done. */
        LOST
    }

    private final Kind kind;
    private final String error;
    private final Duration after;

    /** @param error Slack's own word; empty where it sent none */
    Trouble(Kind kind, String error, Duration after, String message) {
        super(message);
        this.kind = kind;
        this.error = error;
        this.after = after;
    }

    static Trouble of(Kind kind, String message) {
        return new Trouble(kind, "", Duration.ZERO, message);
    }

    Kind kind() {
        return kind;
    }

    /** Slack's own word, for instance {@code users_not_found}; empty where it sent none. */
    String error() {
        return error;
    }

    Duration after() {
        return after;
    }

    String said() {
        return String.valueOf(getMessage());
    }

    /** What it means for a message when the call was to post it. */
    Delivery ofPosting() {
        return kind == Kind.LOST ? new Delivery.Unclear(said()) : ofPreparing();
    }

    /** What it means for a message when the call was to prepare its posting, which may be repeated freely. */
    Delivery ofPreparing() {
        return switch (kind) {
            case CLOSED, SAID -> new Delivery.Refused(said());
            case BUSY, UNREACHABLE, LOST -> new Delivery.TryLater(after, said());
        };
    }
}
