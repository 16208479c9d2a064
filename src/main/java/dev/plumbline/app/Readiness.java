package dev.plumbline.app;

import dev.plumbline.notifications.Outbox;
import dev.plumbline.notifications.slack.SlackStanding;
import dev.plumbline.pipeline.ServiceStatus;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** What must be well for people to rely on us; each check says why it is not. The database's own check comes with its pool. */
@Singleton
class Readiness {

    /** Four times the promised freshness of a minute's polling with room for a slow org: later than this, "as of" is a surprise. */
    private static final Duration STALE = Duration.ofMinutes(15);

    private static final Duration LATE = Duration.ofMinutes(15);
    private static final int CONNECT_MILLIS = 2_000;

    @Produces
    @org.eclipse.microprofile.health.Readiness
    @Singleton
    HealthCheck salesforce(ServiceStatus status) {
        return () -> {
            ServiceStatus.Salesforce salesforce = status.now().salesforce();
            HealthCheckResponseBuilder answer = HealthCheckResponse.named("salesforce")
                    .status(salesforce.state() != ServiceStatus.Link.FAILED)
                    .withData("state", salesforce.state().name().toLowerCase(java.util.Locale.ROOT));
            return salesforce.reason().isEmpty()
                    ? answer.build()
                    : answer.withData("reason", salesforce.reason()).build();
        };
    }

    @Produces
    @org.eclipse.microprofile.health.Readiness
    @Singleton
    HealthCheck freshness(ServiceStatus status, Clock clock) {
        return () -> {
            Optional<Instant> oldest = status.now().objects().values().stream()
                    .filter(ServiceStatus.Loaded::loaded)
                    .flatMap(o -> o.asOf().stream())
                    .min(Instant::compareTo);
            HealthCheckResponseBuilder answer = HealthCheckResponse.named("data as of");
            if (oldest.isEmpty()) {
                return answer.up().withData("reason", "nothing is loaded yet").build();
            }
            Duration lag = Duration.between(oldest.get(), clock.instant());
            answer.withData("oldest", oldest.get().toString()).withData("lagSeconds", lag.toSeconds());
            return lag.compareTo(STALE) <= 0
                    ? answer.up().build()
                    : answer.down()
                            .withData("reason", "Salesforce was last read " + lag.toMinutes() + " minutes ago")
                            .build();
        };
    }

    @Produces
    @org.eclipse.microprofile.health.Readiness
    @Singleton
    HealthCheck outbox(Outbox outbox, Clock clock) {
        return () -> {
            Outbox.Backlog backlog = outbox.backlog();
            boolean late = backlog.oldest()
                    .filter(o -> o.plus(LATE).isBefore(clock.instant()))
                    .isPresent();
            HealthCheckResponseBuilder answer = HealthCheckResponse.named("outbox")
                    .status(!late)
                    .withData("waiting", backlog.waiting())
                    .withData("inDoubt", backlog.inDoubt())
                    .withData("refused", backlog.refused());
            return late
                    ? answer.withData(
                                    "reason",
                                    "a message has been due since "
                                            + backlog.oldest().get())
                            .build()
                    : answer.build();
        };
    }

    /** Never down for it: who is not reached by Slack is reached by the next channel. */
    @Produces
    @org.eclipse.microprofile.health.Readiness
    @Singleton
    HealthCheck slack(SlackStanding slack) {
        return () -> {
            SlackStanding.Now now = slack.now();
            HealthCheckResponseBuilder answer = HealthCheckResponse.named("slack")
                    .up()
                    .withData("state", now.state().name().toLowerCase(java.util.Locale.ROOT));
            return now.reason().isEmpty()
                    ? answer.build()
                    : answer.withData("reason", now.reason()).build();
        };
    }

    @Produces
    @org.eclipse.microprofile.health.Readiness
    @Singleton
    HealthCheck mail(MailServerConfig mail) {
        return () -> {
            String address = mail.host() + ":" + mail.port();
            HealthCheckResponseBuilder answer =
                    HealthCheckResponse.named("mail").withData("server", address);
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(mail.host(), mail.port()), CONNECT_MILLIS);
                return answer.up().build();
            } catch (IOException e) {
                return answer.down()
                        .withData("reason", address + " does not answer: check quarkus.mailer.host and .port")
                        .build();
            }
        };
    }
}
