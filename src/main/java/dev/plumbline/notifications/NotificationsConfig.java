package dev.plumbline.notifications;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How messages leave. Where the mail server is, is said by {@code quarkus.mailer.*}. */
@ConfigMapping(prefix = "plumbline.notifications")
public interface NotificationsConfig {

    /** Sender of every mail, with or without a display name. */
    @WithDefault("Plumbline <plumbline@localhost>")
    String from();

    /** Where people reach Plumbline: the base of links in messages, and the host in Message-IDs, so that it must not change lightly. */
    @WithDefault("${plumbline.public-url:http://localhost:8080}")
    URI publicUrl();

    /** How often due messages are looked for. Bounds how late one can be; costs one indexed query each time. */
    @WithDefault("PT5S")
    Duration tick();

    /** How long a process may hold a message before others take it over; longer than writing and sending one can take. */
    @WithDefault("PT3M")
    Duration lease();

    /** How long one hand-over may take. After that nobody knows whether it left. */
    @WithDefault("PT45S")
    Duration sendTimeout();

    /** Messages handed over at the same time: one slow recipient holds up one of these only. */
    @WithDefault("4")
    @Min(1)
    @Max(64)
    int senders();

    /** A message that still cannot be delivered so long after the first attempt is given up, and an admin sees it. */
    @WithDefault("PT72H")
    Duration giveUpAfter();

    /** ISO code of the org's currency, for amounts in messages; without it amounts are shown as plain numbers. */
    Optional<String> currency();
}
