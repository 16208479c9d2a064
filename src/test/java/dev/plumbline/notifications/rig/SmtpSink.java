package dev.plumbline.notifications.rig;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * A real SMTP server that counts what it took, by Message-ID, and behaves as badly as it is told, by the domain of the recipient.
 *
 * <p>What it answers 250 to is taken, and only that: a message whose connection broke before is not, one whose 250 was never read is.
 */
final class SmtpSink implements AutoCloseable {

    /** What one domain does at one of the words {@code RCPT}, {@code DATA} and {@code .}; the answers as given, or {@code drop, hang}. */
    interface Behaviour {
        String answer(String word, String address, int attempt);
    }

    /** @param to its recipients, hidden ones too */
    record Taken(String messageId, List<String> to, String raw) {}

    private final ServerSocket server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "smtp-sink");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Behaviour> domains = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> tries = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> byId = new ConcurrentHashMap<>();
    private final List<Taken> taken = new ArrayList<>();
    private final BiConsumer<String, String> delivered;
    private volatile int ackMillis;
    private volatile BiConsumer<String, String> at = (word, id) -> {};
    private volatile boolean keepsBodies = true;

    /** @param delivered told of each address and mail that was taken, before that is answered */
    SmtpSink(BiConsumer<String, String> delivered) throws IOException {
        this.delivered = delivered;
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void answersAfter(int millis) {
        ackMillis = millis;
    }

    void forgetsBodies() {
        keepsBodies = false;
    }

    void domain(String name, Behaviour behaviour) {
        domains.put(name, behaviour);
    }

    /** Called at {@code RCPT}, at {@code dot} (all of the mail read, nothing answered) and at {@code taken}, with the Message-ID where known. */
    void at(BiConsumer<String, String> spy) {
        at = spy;
    }

    int distinct() {
        return byId.size();
    }

    int duplicates() {
        return byId.values().stream().mapToInt(times -> times.get() - 1).sum();
    }

    int times(String messageId) {
        return byId.getOrDefault(messageId, new AtomicInteger()).get();
    }

    List<Taken> taken() {
        synchronized (taken) {
            return List.copyOf(taken);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setSoTimeout(120_000);
            new Talk(socket).run();
        } catch (IOException gone) {
            // A client that dies is what this is for.
        }
    }

    private final class Talk {
        private final Socket socket;
        private final BufferedReader in;
        private final List<String> to = new ArrayList<>();

        Talk(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1), 1 << 16);
        }

        void run() throws IOException {
            say("220 sink");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String word = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
                boolean open =
                        switch (word) {
                            case "EHLO" -> say("250-sink\r\n250 PIPELINING");
                            case "RCPT" -> recipient(line);
                            case "DATA" -> data();
                            case "QUIT" -> say("221 bye") && false;
                            case "RSET" -> {
                                to.clear();
                                yield say("250 fine");
                            }
                            default -> say("250 fine");
                        };
                if (!open) {
                    return;
                }
            }
        }

        private boolean recipient(String line) throws IOException {
            String address = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
            at.accept("RCPT", address);
            String answer = behave("RCPT", address, "250 fine");
            if (answer.endsWith("250 fine")) {
                to.add(address);
            }
            return say(answer);
        }

        private boolean data() throws IOException {
            if (to.isEmpty()) {
                return say("503 nobody to send to");
            }
            String first = to.get(0);
            String go = behave("DATA", first, "354 go on");
            if (!say(go) || !go.startsWith("354")) {
                return !go.equals("drop");
            }
            StringBuilder mail = new StringBuilder();
            String line = in.readLine();
            while (line != null && !line.equals(".")) {
                mail.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
                line = in.readLine();
            }
            return line != null && ended(first, mail.toString());
        }

        private boolean ended(String first, String mail) throws IOException {
            String id = id(mail);
            at.accept("dot", id);
            String answer = behave(".", first, "250 taken");
            boolean takenThenDropped = answer.equals("take and drop");
            if (answer.startsWith("250") || takenThenDropped) {
                pause();
                to.forEach(address -> delivered.accept(address, mail));
                byId.computeIfAbsent(id, key -> new AtomicInteger()).incrementAndGet();
                synchronized (taken) {
                    taken.add(new Taken(id, List.copyOf(to), keepsBodies ? mail : ""));
                }
                at.accept("taken", id);
            }
            to.clear();
            return !takenThenDropped && say(answer);
        }

        private String behave(String word, String address, String usual) {
            Behaviour behaviour = domains.get(address.substring(address.indexOf('@') + 1));
            if (behaviour == null) {
                return usual;
            }
            int attempt = tries.computeIfAbsent(word + " " + address, key -> new AtomicInteger())
                    .incrementAndGet();
            String answer = behaviour.answer(word, address, attempt);
            return answer.isEmpty() ? usual : answer;
        }

        private void pause() {
            sleep(ackMillis);
        }

        private boolean say(String answer) throws IOException {
            if (answer.equals("drop")) {
                return false;
            }
            if (answer.equals("hang")) {
                sleep(60_000);
                return false;
            }
            if (answer.startsWith("slow ")) {
                sleep(4_000);
                return say(answer.substring(5));
            }
            socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return true;
        }
    }

    private static void sleep(int millis) {
        if (millis <= 0) {
            return;
        }
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String id(String mail) {
        for (String line : mail.split("\r\n")) {
            if (line.isEmpty()) {
                break;
            }
            if (line.regionMatches(true, 0, "Message-ID:", 0, 11)) {
                return line.substring(11).trim();
            }
        }
        return "(none)";
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
