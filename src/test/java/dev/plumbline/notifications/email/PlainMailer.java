package dev.plumbline.notifications.email;

import io.quarkus.mailer.SentMail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.mailer.runtime.MutinyMailerImpl;
import io.vertx.ext.mail.MailConfig;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.mail.MailClient;
import jakarta.enterprise.event.Event;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.util.List;

/** Quarkus's own mailer over its own client, built by hand: what goes over the wire here goes over it in the service. */
final class PlainMailer implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final MailClient client;

    PlainMailer(MailConfig config) {
        this.client = MailClient.create(vertx, config);
    }

    static PlainMailer at(int port) {
        return new PlainMailer(new MailConfig("127.0.0.1", port)
                .setOwnHostname("plumbline.test")
                .setKeepAlive(false));
    }

    io.vertx.core.Vertx vertx() {
        return vertx.getDelegate();
    }

    ReactiveMailer mailer() {
        try {
            Constructor<?> built = MutinyMailerImpl.class.getDeclaredConstructors()[0];
            built.setAccessible(true);
            return (ReactiveMailer) built.newInstance(
                    vertx, client, null, "unused@example.com", null, false, List.of(), true, true, nobodyListens());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("quarkus-mailer is built differently now", e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Event<SentMail> nobodyListens() {
        return (Event<SentMail>) Proxy.newProxyInstance(
                PlainMailer.class.getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, arguments) -> null);
    }

    @Override
    public void close() {
        // The client waits for open connections for ever; Vert.x closes them.
        vertx.close().subscribe().with(closed -> {}, failed -> {});
    }
}
