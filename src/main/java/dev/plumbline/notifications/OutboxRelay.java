package dev.plumbline.notifications;

import dev.plumbline.people.Directory;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Takes what is due out of the outbox and hands it to the channel, each message once. Several processes may drain the same outbox.
 *
 * <p>A message is written right before it leaves, outside any transaction. The mark that it is leaving is committed first, so that after
 * a crash it is known that it may have left: better one message in doubt, which an admin sees, than the same one twice.
 */
@ApplicationScoped
public class OutboxRelay implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int DEATHS_BEFORE_QUARANTINE = 3;

    private final Jdbi jdbi;
    private final Clock clock;
    private final NotificationsConfig config;
    private final Postman postman;
    private final String name = UUID.randomUUID().toString();
    private final ExecutorService senders;
    private volatile boolean stopping;

    @Inject
    OutboxRelay(
            Jdbi jdbi,
            Clock clock,
            Directory directory,
            @All List<Channel> channels,
            @All List<MessageComposer> composers,
            NotificationsConfig config) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.config = config;
        Map<String, MessageComposer> byKind =
                composers.stream().collect(Collectors.toMap(MessageComposer::kind, Function.identity()));
        this.postman = new Postman(
                jdbi,
                clock,
                directory,
                mail(channels),
                byKind,
                config,
                new Backoff(new Random(), config.giveUpAfter()));
        this.senders = Executors.newFixedThreadPool(config.senders(), OutboxRelay::daemon);
    }

    /**
     * Hands over everything that is due now.
     *
     * @return how many messages left
     */
    public int drain() {
        Instant now = clock.instant();
        int doubtful = jdbi.inTransaction(handle -> OutboxTable.doubt(handle, now));
        int deadly = jdbi.inTransaction(handle -> OutboxTable.quarantine(handle, DEATHS_BEFORE_QUARANTINE, now));
        if (doubtful + deadly > 0) {
            LOG.warnf("outbox: %d messages in doubt, %d taken out of service, after a process ended", doubtful, deadly);
        }
        List<Future<Integer>> running = new ArrayList<>();
        for (int i = 0; i < config.senders(); i++) {
            running.add(senders.submit(this::carryAll));
        }
        return running.stream().mapToInt(OutboxRelay::resultOf).sum();
    }

    /** The channel of those who have not chosen another; of one that is there alone there is no choice. */
    private static Channel mail(List<Channel> channels) {
        return channels.stream()
                .filter(channel -> channels.size() == 1 || channel.name().equals("email"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no channel for e-mail"));
    }

    /** Lets what is being sent finish, and takes nothing more. */
    @Override
    public void close() {
        stopping = true;
        senders.shutdown();
        try {
            if (!senders.awaitTermination(config.sendTimeout().toSeconds() + 5, TimeUnit.SECONDS)) {
                LOG.warn("outbox: stopped while a message was being sent; it will be shown as in doubt");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int carryAll() {
        int left = 0;
        Optional<Claim> claim = claim();
        while (claim.isPresent()) {
            if (carry(claim.get())) {
                left++;
            }
            claim = claim();
        }
        return left;
    }

    private Optional<Claim> claim() {
        if (stopping) {
            return Optional.empty();
        }
        return jdbi.inTransaction(handle ->
                OutboxTable.claim(handle, postman.composers().keySet(), clock.instant(), name, config.lease()));
    }

    /** One message that fails in an unforeseen way stays under its lease and holds up nobody. */
    private boolean carry(Claim claim) {
        try {
            return postman.carry(claim);
        } catch (RuntimeException broken) {
            LOG.errorf(
                    broken,
                    "outbox key=%s: left as it is until its lease runs out",
                    claim.notice().key());
            return false;
        }
    }

    private static int resultOf(Future<Integer> sender) {
        try {
            return sender.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the outbox could not be read", e.getCause());
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "outbox-sender");
        thread.setDaemon(true);
        return thread;
    }
}
