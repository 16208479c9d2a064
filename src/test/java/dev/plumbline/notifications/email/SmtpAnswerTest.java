package dev.plumbline.notifications.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.notifications.Delivery;
import dev.plumbline.notifications.Envelope;
import dev.plumbline.notifications.Message;
import dev.plumbline.notifications.NotificationsConfig;
import dev.plumbline.notifications.TestConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a mail server that misbehaves at one chosen word. An answer of "drop" closes the connection, "hang" says nothing. */
class SmtpAnswerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        connect | 421 too busy                      | TryLater
        connect | 554 no service here               | TryLater
        MAIL    | 451 try again                     | TryLater
        MAIL    | 550 you may not send              | TryLater
        RCPT    | 450 greylisted, come back         | TryLater
        RCPT    | 452 mailbox full                  | TryLater
        RCPT    | 550 no such user                  | Refused
        RCPT    | 553 relaying denied               | Refused
        DATA    | 451 local problem                 | TryLater
        .       | 451 content scanner is away       | TryLater
        .       | 554 looks like spam               | Refused
        .       | drop                              | Unclear
        .       | hang                              | Unclear
        RCPT    | hang                              | TryLater
        RCPT    | drop                              | TryLater
        MAIL    | drop                              | TryLater
        DATA    | hang                              | TryLater
        """)
    void tellsNotNowFromNeverFromPerhaps(String word, String answer, String expected) throws IOException {
        try (Misbehaving server = new Misbehaving(Map.of(word, answer))) {
            Delivery delivery = deliver(config(server.port(), "optional"));
            assertThat(delivery.getClass().getSimpleName())
                    .as(delivery.toString())
                    .isEqualTo(expected);
        }
    }

    @Test
    void comesBackWhenNobodyListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThat(deliver(config(port, "optional"))).isInstanceOf(Delivery.TryLater.class);
    }

    @Test
    void sendsNothingInTheClearWhereTlsIsRequired() throws IOException {
        try (Misbehaving server = new Misbehaving(Map.of())) {
            assertThat(deliver(config(server.port(), "required"))).isInstanceOf(Delivery.TryLater.class);
            assertThat(server.heard()).doesNotContain("RCPT");
        }
    }

    private static Delivery deliver(NotificationsConfig config) {
        return TestEmail.channel(config)
                .deliver(new Envelope(
                        "<1@example.com>",
                        EmailChannelTest.person("Ann", "ann@example.com"),
                        new Message("s", "t", "h")));
    }

    private static NotificationsConfig config(int port, String startTls) {
        return TestConfig.of(
                NotificationsConfig.class,
                Map.of(
                        "plumbline.notifications.from", "plumbline@example.com",
                        "plumbline.notifications.send-timeout", "PT3S",
                        "plumbline.notifications.smtp.host", "127.0.0.1",
                        "plumbline.notifications.smtp.port", Integer.toString(port),
                        "plumbline.notifications.smtp.start-tls", startTls));
    }

    private static final class Misbehaving implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        private final Map<String, String> answers;
        private final StringBuffer heard = new StringBuffer();

        Misbehaving(Map<String, String> answers) throws IOException {
            this.answers = answers;
            var serving = CompletableFuture.runAsync(() -> {
                try (Socket socket = server.accept()) {
                    serve(socket);
                } catch (IOException closed) {
                    heard.append("(closed)");
                }
            });
            assertThat(serving).isNotNull();
        }

        int port() {
            return server.getLocalPort();
        }

        String heard() {
            return heard.toString();
        }

        private void serve(Socket socket) throws IOException {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            boolean data = false;
            boolean open = answer(socket, "connect", "220 hello");
            while (open) {
                String line = in.readLine();
                if (line == null) {
                    return;
                }
                heard.append(line).append('\n');
                if (data && !line.equals(".")) {
                    continue;
                }
                String word = line.split(" ")[0].toUpperCase(java.util.Locale.ROOT);
                open = answer(socket, word, word.equals("DATA") ? "354 go on" : "250 fine");
                data = word.equals("DATA") && !answers.containsKey("DATA");
            }
        }

        private boolean answer(Socket socket, String word, String usual) throws IOException {
            String answer = answers.getOrDefault(word, usual);
            if (answer.equals("drop")) {
                return false;
            }
            if (!answer.equals("hang")) {
                socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
