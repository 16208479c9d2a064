package dev.plumbline.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the mail server is, as the mailer is told. */
@ConfigMapping(prefix = "plumbline.mail-server")
public interface MailServerConfig {

    @WithDefault("${quarkus.mailer.host:localhost}")
    String host();

    @WithDefault("${quarkus.mailer.port:25}")
    int port();
}
