package dev.plumbline.notifications.email;

import dev.plumbline.notifications.Channel;
import dev.plumbline.notifications.NotificationsConfig;
import dev.plumbline.notifications.ReturnedMessages;
import dev.plumbline.notifications.UnsubscribeLinks;
import io.vertx.ext.mail.MailConfig;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The real way by e-mail for tests of other packages. */
public final class TestEmail implements AutoCloseable {

    private final PlainMailer mailer;

    public TestEmail(MailConfig server) {
        this.mailer = new PlainMailer(server.setOwnHostname("plumbline.test").setKeepAlive(false));
    }

    public static TestEmail at(int port) {
        return new TestEmail(new MailConfig("127.0.0.1", port));
    }

    public Channel channel(NotificationsConfig config) {
        return channel(config, person -> Optional.empty());
    }

    public Channel channel(NotificationsConfig config, UnsubscribeLinks links) {
        return new EmailChannel(mailer.mailer(), mailer.vertx(), config, links);
    }

    /** Reads what came back once. */
    public static int readReturned(Jdbi jdbi, ReturnedMessages returned, NotificationsConfig config) {
        return new ReturnedMail(jdbi, returned, config).read();
    }

    @Override
    public void close() {
        mailer.close();
    }
}
