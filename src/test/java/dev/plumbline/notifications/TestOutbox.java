package dev.plumbline.notifications;

import dev.plumbline.people.Directory;
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
        return new OutboxRelay(jdbi, clock, directory, List.of(channel), composers, config());
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
