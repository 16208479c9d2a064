package dev.plumbline.notifications.email;

import dev.plumbline.notifications.NotificationsConfig;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The mail server, one connection for each mail: a pooled one that went stale would leave it unknown whether a mail left. */
final class MailServer {

    private final NotificationsConfig.Smtp config;
    private final Duration patience;
    private final Session session;

    MailServer(NotificationsConfig config) {
        this.config = config.smtp();
        this.patience = config.sendTimeout();
        String sender = config.returnAddress()
                .or(() -> config.journal().address())
                .orElseGet(() -> MailAddress.parse(config.from())
                        .map(MailAddress::address)
                        .orElse(""));
        String host = config.publicUrl().getHost();
        this.session = Session.getInstance(properties(sender, host == null ? "localhost" : host));
    }

    /** Hands one mail over, and waits for the answer for no longer than a hand-over may take, however slowly the server speaks. */
    SmtpAnswer take(OutgoingMail mail, String address, List<String> hidden, String reference) {
        boolean taken = false;
        try (Deadline deadline = Deadline.in(patience)) {
            try (Transport transport = session.getTransport("smtp")) {
                transport.connect(
                        config.host(),
                        config.port(),
                        config.username().orElse(null),
                        config.password().orElse(null));
                transport.sendMessage(mail, recipients(address, hidden));
                taken = true;
            }
            return SmtpAnswer.taken(reference);
        } catch (MessagingException | RuntimeException failure) {
            // A connection that breaks while it is being closed takes nothing back.
            return taken ? SmtpAnswer.taken(reference) : SmtpAnswer.of(failure, mail.begun(), address);
        }
    }

    private static Address[] recipients(String address, List<String> hidden) throws AddressException {
        List<Address> all = new ArrayList<>();
        all.add(new InternetAddress(address, true));
        for (String each : hidden) {
            all.add(new InternetAddress(each, true));
        }
        return all.toArray(Address[]::new);
    }

    private Properties properties(String sender, String ourName) {
        String millis = Long.toString(patience.toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.put(config.tls() ? "mail.smtp.ssl.socketFactory" : "mail.smtp.socketFactory", Deadline.SOCKETS);
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(config.tls()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", Boolean.toString(!config.trustAll()));
        if (config.trustAll()) {
            properties.setProperty("mail.smtp.ssl.trust", "*");
        }
        boolean startTls = config.startTls() != NotificationsConfig.StartTls.DISABLED && !config.tls();
        boolean required = config.startTls() == NotificationsConfig.StartTls.REQUIRED && !config.tls();
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(required));
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(config.username().isPresent()));
        properties.setProperty("mail.smtp.from", sender);
        properties.setProperty("mail.smtp.localhost", ourName);
        // One recipient refused is the mail refused: what the journal has is what the person has.
        properties.setProperty("mail.smtp.sendpartial", "false");
        properties.setProperty("mail.smtp.quitwait", "false");
        return properties;
    }
}
