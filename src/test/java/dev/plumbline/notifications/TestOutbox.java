package dev.plumbline.notifications;

import dev.plumbline.people.Directory;
import dev.plumbline.people.MessageSettings;
import dev.plumbline.people.Preferences;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** The real outbox and relay for tests of other rooms. */
public final class TestOutbox {

    private TestOutbox() {}

    public static Outbox in(Jdbi jdbi, Clock clock) {
        return new StoredOutbox(jdbi, clock);
    }

    public static OutboxRelay relay(
            Jdbi jdbi, Clock clock, Directory directory, Channel channel, List<MessageComposer> composers) {
        return relay(jdbi, clock, directory, List.of(channel), composers, config());
    }

    /** Everybody has the usual settings and works from nine to six. */
    public static OutboxRelay relay(
            Jdbi jdbi,
            Clock clock,
            Directory directory,
            List<Channel> channels,
            List<MessageComposer> composers,
            NotificationsConfig config) {
        return relay(jdbi, clock, directory, person -> MessageSettings.USUAL, channels, composers, config);
    }

    public static OutboxRelay relay(
            Jdbi jdbi,
            Clock clock,
            Directory directory,
            Preferences preferences,
            List<Channel> channels,
            List<MessageComposer> composers,
            NotificationsConfig config) {
        return new OutboxRelay(jdbi, clock, directory, preferences, new OfficeHours(), channels, composers, config);
    }

    /** As the scheduler does: sets free senders to work and does not wait for them. */
    public static void wake(OutboxRelay relay) {
        relay.wake();
    }

    public static OutboxDesk desk(Jdbi jdbi, Clock clock, List<Channel> channels) {
        return new StoredDesk(jdbi, clock, channels);
    }

    public static ReturnedMessages returned(
            Jdbi jdbi,
            Clock clock,
            Directory directory,
            Preferences preferences,
            List<Channel> channels,
            List<MessageComposer> composers) {
        return new ReturnedMessages(
                jdbi, clock, directory, preferences, new OfficeHours(), channels, composers, config());
    }

    public static NotificationsConfig config() {
        return TestConfig.of(
                NotificationsConfig.class,
                Map.of(
                        "plumbline.public-url", "https://plumbline.example.com",
                        "plumbline.notifications.senders", "1",
                        "plumbline.notifications.currency", "EUR"));
    }

    /** State and reason of each message, by key. */
    public static Map<String, String> states(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT key, state || coalesce(': ' || last_error, '') AS state FROM outbox_message ORDER BY id")
                .setMapKeyColumn("key")
                .setMapValueColumn("state")
                .collectInto(new org.jdbi.v3.core.generic.GenericType<Map<String, String>>() {}));
    }
}
