package dev.plumbline.notifications.email;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The end of one hand-over: closes its connections when its time is up. A time-out for each answer would not bound all of them.
 *
 * <p>The mail client asks one factory of its session for sockets, in the thread that hands over; so that thread carries its deadline.
 */
final class Deadline implements AutoCloseable {

    /** Makes sockets that belong to the deadline of the thread that asks. */
    static final SocketFactory SOCKETS = new Sockets();

    private static final ThreadLocal<@Nullable Deadline> CURRENT = new ThreadLocal<>();

    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "mail-deadline");
        thread.setDaemon(true);
        return thread;
    });

    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Future<?> watch;
    private volatile boolean over;

    private Deadline(Duration patience) {
        this.watch = WATCH.schedule(this::end, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Begins one for this thread. */
    static Deadline in(Duration patience) {
        Deadline deadline = new Deadline(patience);
        CURRENT.set(deadline);
        return deadline;
    }

    @Override
    public void close() {
        CURRENT.remove();
        watch.cancel(false);
        sockets.clear();
    }

    private Socket socket() throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        if (over) {
            socket.close();
        }
        return socket;
    }

    private void end() {
        over = true;
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException closing) {
                // It is given up either way.
            }
        }
    }

    private static final class Sockets extends SocketFactory {

        @Override
        public Socket createSocket() throws IOException {
            Deadline deadline = CURRENT.get();
            return deadline == null ? new Socket() : deadline.socket();
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return connected(new InetSocketAddress(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress ours, int ourPort) throws IOException {
            return connected(new InetSocketAddress(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return connected(new InetSocketAddress(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress ours, int ourPort) throws IOException {
            return connected(new InetSocketAddress(host, port));
        }

        private Socket connected(InetSocketAddress to) throws IOException {
            Socket socket = createSocket();
            socket.connect(to);
            return socket;
        }
    }
}
