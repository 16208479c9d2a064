package dev.plumbline.notifications;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How messages leave. */
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

    /**
     * How long a process may hold a message before others take it over; longer than writing and sending one can take. No hand-over
     * begins in its second half.
     */
    @WithDefault("PT3M")
    Duration lease();

    /** How long one hand-over may take. After that nobody knows whether it left. Less than half of the lease; bounds what a slow server costs others. */
    @WithDefault("PT25S")
    Duration sendTimeout();

    /**
     * How long a message of which it is not known whether it left is let lie before the destination is asked for it. Longer than any
     * pause of a process or a machine that is to be survived without a duplicate, and no shorter than the lease.
     */
    @WithDefault("PT5M")
    Duration settle();

    /**
     * Kinds of messages that are sent again when the destination cannot say whether they arrived: {@code kind}, or {@code channel:kind}.
     * Twice is better than never for these. All others are parked: shown to the person on their messages page, and counted as not told.
     */
    @WithDefault("digest,escalation")
    Set<String> resend();

    /** Messages that one person gets on one day of theirs, over all channels, besides one digest. What is more waits for the next working morning. */
    @WithDefault("3")
    @Min(1)
    @Max(50)
    int perDay();

    /** Kinds that count as a digest. They come at an hour that was chosen, so that only the day and the quiet hours hold them back. */
    @WithDefault("digest,rep-digest")
    Set<String> digests();

    /** Kinds, named by their channel, that are entries on a list and not messages: no hour and no cap holds them back. */
    @WithDefault("task")
    Set<String> listChannels();

    /** Where mail that cannot be delivered is returned to; without it the journal's address, or else the sender's. */
    Optional<String> returnAddress();

    /** The mail server; what is not set here is taken from {@code quarkus.mailer}. */
    Smtp smtp();

    /** Where mail is handed over. */
    interface Smtp {

        @WithDefault("${quarkus.mailer.host:localhost}")
        String host();

        @WithDefault("${quarkus.mailer.port:25}")
        @Min(1)
        @Max(65535)
        int port();

        @WithDefault("${quarkus.mailer.username:}")
        Optional<String> username();

        @WithDefault("${quarkus.mailer.password:}")
        Optional<String> password();

        /** {@code required} hands nothing over in the clear; {@code optional} encrypts where the server offers it. */
        @WithDefault("${quarkus.mailer.start-tls:optional}")
        StartTls startTls();

        /** Encrypted from the first byte, usually on port 465. */
        @WithDefault("${quarkus.mailer.tls:${quarkus.mailer.ssl:false}}")
        boolean tls();

        /** Takes any certificate: for a server on the same machine alone. */
        @WithDefault("${quarkus.mailer.trust-all:false}")
        boolean trustAll();
    }

    /** Encryption that begins after the greeting. */
    enum StartTls {
        DISABLED,
        OPTIONAL,
        REQUIRED
    }

    /** A mailbox that gets a hidden copy of every mail, in the same hand-over, so that it can be asked what left. */
    Journal journal();

    /** Where that mailbox is. Without an address there is none. */
    interface Journal {

        Optional<String> address();

        /** Of its IMAP server. */
        Optional<String> host();

        @WithDefault("993")
        @Min(1)
        @Max(65535)
        int port();

        /** Switched off only for a server on the same machine. */
        @WithDefault("true")
        boolean tls();

        /** Without it the address. */
        Optional<String> user();

        Optional<String> password();

        @WithDefault("INBOX")
        String folder();

        /** How long its server may take for one answer. */
        @WithDefault("PT10S")
        Duration timeout();

        /** How often it is read for mail that came back. */
        @WithDefault("PT1M")
        Duration every();
    }

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
