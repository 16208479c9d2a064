package dev.plumbline.web.ui;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** What the way to Salesforce and back needs of the settings of the process as a whole. */
@ConfigMapping(prefix = "plumbline")
public interface ConnectConfig {

    /** Where people reach Plumbline. Without it people come back to the address by which they came, as long as it is this machine. */
    Optional<URI> publicUrl();
}
