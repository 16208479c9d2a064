package dev.plumbline.salesforce;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer as a stream that gives up: when no byte comes for a while, and when somebody says that the call took too long.
 * The JDK's own body stream waits for ever.
 */
final class TimedBody extends InputStream implements HttpResponse.BodySubscriber<InputStream> {

    /** What the network thread hands over: bytes, the end, or why there are no more. */
    private record Arrival(List<ByteBuffer> bytes, boolean last, @Nullable Throwable trouble) {}

    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final Deque<ByteBuffer> unread = new ArrayDeque<>();
    private final Duration patience;
    private final Runnable whenDone;
    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean expired;
    private boolean ended;

    /** @param whenDone run once there is nothing more to wait for, possibly more than once */
    TimedBody(Duration patience, Runnable whenDone) {
        this.patience = patience;
        this.whenDone = whenDone;
    }

    /** The call's time is up: whoever reads gets a timeout. */
    void expire() {
        expired = true;
        onError(new SocketTimeoutException("the whole call took too long"));
        cancel();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        ByteBuffer first = unread.getFirst();
        int count = Math.min(length, first.remaining());
        first.get(target, offset, count);
        return count;
    }

    private boolean fill() throws IOException {
        while (!unread.isEmpty() && !unread.getFirst().hasRemaining()) {
            unread.removeFirst();
        }
        while (unread.isEmpty() && !ended) {
            take();
        }
        return !unread.isEmpty();
    }

    private void take() throws IOException {
        Arrival arrival;
        try {
            arrival = arrivals.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException("interrupted while reading an answer");
        }
        if (arrival == null || expired) {
            close();
            throw new SocketTimeoutException(expired ? "the whole call took too long" : "no byte for " + patience);
        }
        if (arrival.trouble() != null) {
            close();
            throw new IOException("the answer broke off", arrival.trouble());
        }
        arrival.bytes().stream().filter(ByteBuffer::hasRemaining).forEach(unread::addLast);
        if (arrival.last()) {
            close();
        } else {
            more();
        }
    }

    private void more() {
        Flow.Subscription source = subscription;
        if (source != null) {
            source.request(1);
        }
    }

    @Override
    public void close() {
        ended = true;
        cancel();
        whenDone.run();
    }

    private void cancel() {
        Flow.Subscription source = subscription;
        if (source != null) {
            source.cancel();
        }
    }

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription source) {
        subscription = source;
        if (expired) {
            source.cancel();
        } else {
            // the first demand is made here: a reader may come before the subscription does
            source.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        arrivals.add(new Arrival(bytes, false, null));
    }

    @Override
    public void onError(Throwable trouble) {
        arrivals.add(new Arrival(List.of(), true, trouble));
    }

    @Override
    public void onComplete() {
        arrivals.add(new Arrival(List.of(), true, null));
    }
}
