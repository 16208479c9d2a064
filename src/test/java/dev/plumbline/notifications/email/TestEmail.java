package dev.plumbline.notifications.email;

import dev.plumbline.notifications.Channel;
import dev.plumbline.notifications.NotificationsConfig;
import dev.plumbline.notifications.ReturnedMessages;
import dev.plumbline.notifications.UnsubscribeLinks;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The real way by e-mail for tests of other packages. */
public final class TestEmail {

    private TestEmail() {}

    public static Channel channel(NotificationsConfig config) {
        return channel(config, person -> Optional.empty());
    }

    public static Channel channel(NotificationsConfig config, UnsubscribeLinks links) {
        return new EmailChannel(config, links, Clock.systemUTC());
    }

    /** Reads what came back once. */
    public static int readReturned(Jdbi jdbi, ReturnedMessages returned, NotificationsConfig config) {
        return new ReturnedMail(jdbi, returned, config).read();
    }
}
