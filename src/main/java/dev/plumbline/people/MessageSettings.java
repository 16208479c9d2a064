package dev.plumbline.people;

import java.time.LocalTime;
import java.util.List;

/**
 * How one person wants to be reached. Quieter, but never silent: there is always at least one channel.
 *
 * @param channels   in order of preference, for instance {@code [slack, email]}; the next one is used where one fails
 * @param tasks      whether each gap is also a Task on the person's list in Salesforce
 * @param quietFrom  time of day, in the person's zone, from which nothing is sent
 * @param quietUntil and until when; before {@code quietFrom} when the night is quiet
 * @param digestOnly everything in one message a day, instead of up to three
 */
public record MessageSettings(
        List<String> channels, boolean tasks, LocalTime quietFrom, LocalTime quietUntil, boolean digestOnly) {

    public static final MessageSettings USUAL =
            new MessageSettings(List.of("email"), false, LocalTime.of(19, 0), LocalTime.of(7, 0), false);

    public MessageSettings {
        channels = List.copyOf(channels);
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("there is always at least one way to reach a person");
        }
    }
}
