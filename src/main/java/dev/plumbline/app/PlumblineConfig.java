package dev.plumbline.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Settings of the process as a whole. Rooms have their own below {@code plumbline.<room>}. */
@ConfigMapping(prefix = "plumbline")
public interface PlumblineConfig {

    /** Where the embedded database, the practice org and generated secrets are kept. */
    @WithDefault("data")
    Path data();

    /** Address to listen on; {@code 0.0.0.0} for every one of the machine's. */
    @WithDefault("localhost")
    String bind();

    /** Where people reach Plumbline: the base of links in messages. */
    Optional<URI> publicUrl();

    Practice practice();

    /** The practice org, which starts when no Salesforce is configured. */
    interface Practice {

        @WithDefault("8090")
        int port();

        /** Port of the mailbox's pages. */
        @WithDefault("8025")
        int mailboxPort();

        @WithDefault("8026")
        int smtpPort();

        /** Another seed makes another company. Read when the company is founded. */
        Optional<Long> seed();

        /** How many times the ordinary size: 2,000 opportunities at 1. Read when the company is founded. */
        Optional<Double> size();

        /** Addresses beyond this machine, to the letter, to which its sign-in page may send people back. */
        Optional<List<String>> redirects();
    }
}
