package dev.plumbline.notifications;

import java.time.Instant;

/**
 * A channel over which nothing leaves until somebody ends it.
 *
 * @param channel its name, or {@link #EVERYTHING}
 */
public record Pause(String channel, String by, String why, Instant since) {

    public static final String EVERYTHING = "*";

    public boolean everything() {
        return channel.equals(EVERYTHING);
    }
}
