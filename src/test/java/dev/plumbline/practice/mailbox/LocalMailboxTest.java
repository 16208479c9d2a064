package dev.plumbline.practice.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalMailboxTest {

    @Test
    void takesMailForAnybodyAndKeepsItOverARestart(@TempDir Path directory) throws Exception {
        try (LocalMailbox mailbox = new LocalMailbox(0, directory)) {
            send(mailbox.port(), "ann@example.com", "First");
            send(mailbox.port(), "bob@elsewhere.example", "Second ✓ <b>");
            assertThat(mailbox.messages()).extracting(MailSummary::subject).containsExactly("Second ✓ <b>", "First");
        }
        try (LocalMailbox again = new LocalMailbox(0, directory)) {
            assertThat(again.messages())
                    .extracting(MailSummary::to)
                    .containsExactly("bob@elsewhere.example", "ann@example.com");
            send(again.port(), "ann@example.com", "Third");
            assertThat(again.messagesTo("ANN@example.com"))
                    .extracting(MailSummary::id)
                    .containsExactly(3L, 1L);
        }
    }

    @Test
    void keepsTheNewestOnly(@TempDir Path directory) throws Exception {
        try (LocalMailbox mailbox = new LocalMailbox(0, directory, 3)) {
            for (int i = 1; i <= 5; i++) {
                send(mailbox.port(), "ann@example.com", "Mail " + i);
            }
            assertThat(mailbox.messages())
                    .extracting(MailSummary::subject)
                    .containsExactly("Mail 5", "Mail 4", "Mail 3");
            try (var files = Files.list(directory)) {
                assertThat(files).hasSize(3);
            }
        }
    }

    @Test
    void skipsAFileThatIsNoMail(@TempDir Path directory) throws Exception {
        Files.write(directory.resolve("7.eml"), new byte[] {0, 1, 2, (byte) 0xff});
        Files.writeString(directory.resolve("notes.txt"), "mine");
        try (LocalMailbox mailbox = new LocalMailbox(0, directory)) {
            send(mailbox.port(), "ann@example.com", "After");
            assertThat(mailbox.messages().get(0).subject()).isEqualTo("After");
            assertThat(directory.resolve("notes.txt")).exists();
        }
    }

    @Test
    void showsMailWithoutLettingItAct(@TempDir Path directory) throws Exception {
        try (LocalMailbox mailbox = new LocalMailbox(0, directory);
                Site site = new Site(mailbox)) {
            assertThat(site.get("/").body()).contains("No mail yet");
            send(mailbox.port(), "ann@example.com", "<script>alert(1)</script>");

            HttpResponse<String> list = site.get("/?to=ann%40example.com");
            assertThat(list.body()).contains("&lt;script&gt;alert(1)").doesNotContain("<script>");
            assertThat(list.headers().firstValue("Content-Security-Policy").orElse(""))
                    .startsWith("default-src 'none'");
            assertThat(site.get("/?to=%22%3E%3Cscript%3E").body())
                    .contains("Nothing was sent to")
                    .doesNotContain("<script>");

            HttpResponse<String> body = site.get("/messages/1/body");
            assertThat(body.body()).contains("<p>Hello</p>");
            assertThat(body.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'", "sandbox", "frame-ancestors 'self'")
                    .doesNotContain("allow-scripts");
            assertThat(site.get("/messages/1").body()).contains("<iframe title=\"the mail\" sandbox=");
            assertThat(site.get("/messages/1?show=text").body()).contains("<pre>Hello in text");
            assertThat(site.get("/messages/1?show=headers").body())
                    .contains("<dt>Delivered-To</dt><dd><bdi>ann@example.com");
            assertThat(site.get("/messages/99").statusCode()).isEqualTo(404);
            assertThat(site.get("/../../etc/passwd").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void tellsTestsWhatItHolds(@TempDir Path directory) throws Exception {
        try (LocalMailbox mailbox = new LocalMailbox(0, directory);
                Site site = new Site(mailbox)) {
            send(mailbox.port(), "ann@example.com", "One");
            send(mailbox.port(), "bob@example.com", "Two");
            JsonNode all = JsonMapper.builder()
                    .build()
                    .readTree(site.get("/api/messages").body());
            assertThat(all).hasSize(2);
            assertThat(all.get(0).get("subject").asText()).isEqualTo("Two");
            JsonNode one = JsonMapper.builder()
                    .build()
                    .readTree(site.get("/api/messages/1").body());
            assertThat(one.get("html").asText().strip()).isEqualTo("<p>Hello</p>");
            assertThat(one.get("headers").get(0).get("name").asText()).isEqualTo("Delivered-To");
            assertThat(site.get("/api/messages/77").statusCode()).isEqualTo(404);
        }
    }

    private static void send(int port, String to, String subject) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(port));
        MimeMessage mail = new MimeMessage(Session.getInstance(properties));
        mail.setFrom("plumbline@example.com");
        mail.setRecipient(RecipientType.TO, new InternetAddress(to));
        mail.setSubject(subject, "UTF-8");
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Hello in text", "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setContent("<p>Hello</p>", "text/html; charset=utf-8");
        mail.setContent(new MimeMultipart("alternative", text, html));
        Transport.send(mail);
    }

    private static final class Site implements AutoCloseable {
        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        private final HttpClient client = HttpClient.newHttpClient();

        Site(LocalMailbox mailbox) throws IOException {
            server.createContext("/", new MailboxPages(mailbox));
            server.start();
        }

        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            return client.send(
                    HttpRequest.newBuilder(URI.create(
                                    "http://127.0.0.1:" + server.getAddress().getPort() + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
