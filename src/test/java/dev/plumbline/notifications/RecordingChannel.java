package dev.plumbline.notifications;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** A channel that keeps what it was given and answers as a test wants. */
public final class RecordingChannel implements Channel {

    private final List<Envelope> delivered = Collections.synchronizedList(new ArrayList<>());
    private volatile Function<Envelope, Delivery> answer = envelope -> new Delivery.Delivered(envelope.messageId());

    private final String name;

    public RecordingChannel() {
        this("email");
    }

    public RecordingChannel(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Delivery deliver(Envelope envelope) {
        Delivery delivery = answer.apply(envelope);
        if (delivery instanceof Delivery.Delivered) {
            delivered.add(envelope);
        }
        return delivery;
    }

    public void answers(Function<Envelope, Delivery> wanted) {
        answer = wanted;
    }

    public void isDown() {
        answer = envelope -> new Delivery.TryLater(Duration.ZERO, "421 down for the night");
    }

    public void works() {
        answer = envelope -> new Delivery.Delivered(envelope.messageId());
    }

    public List<Envelope> delivered() {
        synchronized (delivered) {
            return List.copyOf(delivered);
        }
    }

    /** What was delivered since the last call. */
    public List<Envelope> take() {
        synchronized (delivered) {
            List<Envelope> taken = List.copyOf(delivered);
            delivered.clear();
            return taken;
        }
    }
}
