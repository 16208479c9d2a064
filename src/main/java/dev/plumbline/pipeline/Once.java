package dev.plumbline.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Does what a request asks once, however often it comes within a day under the same key, and gives the same answer each time. */
@ApplicationScoped
public class Once {

    public static final Duration KEPT = Duration.ofHours(24);

    private final Jdbi jdbi;
    private final Clock clock;

    Once(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** @param status of HTTP */
    public record Answer(int status, String text) {}

    /**
     * In one transaction with what it does. A second request with the key waits for the first.
     *
     * @param request what is asked, so that a key is not used for something else
     * @return empty when the key was used for another request
     */
    public Optional<Answer> run(String caller, Optional<String> key, String request, Function<Handle, Answer> work) {
        if (key.isEmpty()) {
            return Optional.of(jdbi.inTransaction(work::apply));
        }
        byte[] digest = digest(request);
        return jdbi.inTransaction(handle -> {
            if (begin(handle, caller, key.get(), digest)) {
                Answer answer = work.apply(handle);
                keep(handle, caller, key.get(), answer);
                return Optional.of(answer);
            }
            return before(handle, caller, key.get(), digest);
        });
    }

    /** Lets go of what is a day old. */
    void forget() {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM request_once WHERE at <= :old")
                .bind("old", utc(clock.instant().minus(KEPT)))
                .execute());
    }

    private boolean begin(Handle handle, String caller, String key, byte[] request) {
        handle.createUpdate("DELETE FROM request_once WHERE caller = :caller AND key = :key AND at <= :old")
                .bind("caller", caller)
                .bind("key", key)
                .bind("old", utc(clock.instant().minus(KEPT)))
                .execute();
        return handle.createUpdate(
                                """
                                INSERT INTO request_once (caller, key, request, status, answer, at)
                                VALUES (:caller, :key, :request, 0, '', :now) ON CONFLICT DO NOTHING
                                """)
                        .bind("caller", caller)
                        .bind("key", key)
                        .bind("request", request)
                        .bind("now", utc(clock.instant()))
                        .execute()
                == 1;
    }

    private static void keep(Handle handle, String caller, String key, Answer answer) {
        handle.createUpdate(
                        "UPDATE request_once SET status = :status, answer = :answer WHERE caller = :caller AND key = :key")
                .bind("status", answer.status())
                .bind("answer", answer.text())
                .bind("caller", caller)
                .bind("key", key)
                .execute();
    }

    private static Optional<Answer> before(Handle handle, String caller, String key, byte[] request) {
        return handle.createQuery(
                        """
                        SELECT status, answer FROM request_once WHERE caller = :caller AND key = :key AND request = :request
                        """)
                .bind("caller", caller)
                .bind("key", key)
                .bind("request", request)
                .map((row, c) -> new Answer(row.getInt("status"), row.getString("answer")))
                .findOne();
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
