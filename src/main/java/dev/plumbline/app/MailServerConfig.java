package dev.plumbline.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the mail server is, as the mailer is told. */
@ConfigMapping(prefix = "plumbline.mail-server")
public interface MailServerConfig {

    @WithDefault("${plumbline.notifications.smtp.host:${quarkus.mailer.host:localhost}}")
    String host();

    @WithDefault("${plumbline.notifications.smtp.port:${quarkus.mailer.port:25}}")
    int port();
}
