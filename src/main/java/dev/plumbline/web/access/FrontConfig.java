package dev.plumbline.web.access;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** What the front needs of the settings of the process as a whole. */
@ConfigMapping(prefix = "plumbline")
public interface FrontConfig {

    /** Bearer token of a first admin, for automation: at least 16 characters. Without it no token opens anything. */
    Optional<String> adminToken();

    /**
     * Where people reach Plumbline. Where that is over TLS, cookies are for TLS alone. Without it people come back from Salesforce to the
     * address by which they came, as long as it is this machine.
     */
    Optional<URI> publicUrl();

    /** Where sent mail can be read, shown in the menu as Mailbox. Without it there is no such entry. */
    Optional<URI> mailboxUrl();
}
