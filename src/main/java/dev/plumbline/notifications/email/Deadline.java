package dev.plumbline.notifications.email;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;

/** Makes the sockets of one hand-over and closes them when its time is up: a time-out for each answer would not bound all of them. */
final class Deadline extends SocketFactory implements AutoCloseable {

    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "mail-deadline");
        thread.setDaemon(true);
        return thread;
    });

    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Future<?> watch;
    private volatile boolean over;

    Deadline(Duration patience) {
        this.watch = WATCH.schedule(this::end, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        if (over) {
            socket.close();
        }
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new java.net.InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress ours, int ourPort) throws IOException {
        return connected(new java.net.InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new java.net.InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress ours, int ourPort) throws IOException {
        return connected(new java.net.InetSocketAddress(host, port));
    }

    @Override
    public void close() {
        watch.cancel(false);
        sockets.clear();
    }

    private Socket connected(java.net.InetSocketAddress to) throws IOException {
        Socket socket = createSocket();
        socket.connect(to);
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
}
