package dev.plumbline.notifications.slack;

import dev.plumbline.crm.RecordId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Table {@code slack_post}: where each message was put, so that it can be found, answered in its thread, and changed. */
record SlackPosts(Jdbi jdbi) {

    private static final String COLUMNS = "message_id, person, channel, thread_key, thread_ts, begun_at, ts";

    /** @param ts Slack's name for the message; empty while nobody knows whether it is there */
    record Post(
            String messageId,
            RecordId person,
            String channel,
            Optional<String> threadKey,
            Optional<String> threadTs,
            Instant begun,
            Optional<String> ts) {}

    Optional<Post> of(String messageId) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT " + COLUMNS + " FROM slack_post WHERE message_id = :id")
                        .bind("id", messageId)
                        .map((row, context) -> post(row))
                        .findOne());
    }

    /** The first message of a thread in that conversation. */
    Optional<String> root(RecordId person, String channel, String threadKey) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT ts FROM slack_post
                        WHERE person = :person AND thread_key = :key AND channel = :channel
                          AND ts IS NOT NULL AND thread_ts IS NULL
                        ORDER BY begun_at DESC LIMIT 1""")
                .bind("person", person.value())
                .bind("key", threadKey)
                .bind("channel", channel)
                .mapTo(String.class)
                .findOne());
    }

    /** Noted before it is posted: from here on it may be there. */
    void begin(Post post, String blocks) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO slack_post (message_id, person, channel, thread_key, thread_ts, begun_at, blocks)
                        VALUES (:id, :person, :channel, :key, :thread, :begun, :blocks)
                        ON CONFLICT (message_id) DO UPDATE SET channel = excluded.channel, thread_ts = excluded.thread_ts,
                            blocks = excluded.blocks""")
                .bind("id", post.messageId())
                .bind("person", post.person().value())
                .bind("channel", post.channel())
                .bind("key", post.threadKey().orElse(null))
                .bind("thread", post.threadTs().orElse(null))
                .bind("begun", post.begun().atOffset(ZoneOffset.UTC))
                .bind("blocks", blocks)
                .execute());
    }

    void there(String messageId, String ts) {
        jdbi.useHandle(handle -> handle.createUpdate("UPDATE slack_post SET ts = :ts WHERE message_id = :id")
                .bind("ts", ts)
                .bind("id", messageId)
                .execute());
    }

    /** Slack certainly did not take it. */
    void notThere(String messageId) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM slack_post WHERE message_id = :id AND ts IS NULL")
                .bind("id", messageId)
                .execute());
    }

    /** What comes next about it begins a new thread: the first message of this one was deleted. */
    void endThread(RecordId person, String threadKey) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE slack_post SET thread_key = NULL WHERE person = :person AND thread_key = :key")
                .bind("person", person.value())
                .bind("key", threadKey)
                .execute());
    }

    /** Changes what a message shows, one change at a time. @return what it is to show now; empty when we do not know the message */
    Optional<String> change(String channel, String ts, UnaryOperator<String> change) {
        return jdbi.inTransaction(handle -> {
            Optional<String> before = handle.createQuery(
                            "SELECT blocks FROM slack_post WHERE channel = :channel AND ts = :ts FOR UPDATE")
                    .bind("channel", channel)
                    .bind("ts", ts)
                    .mapTo(String.class)
                    .findOne();
            Optional<String> now = before.map(change);
            now.ifPresent(blocks -> show(handle, channel, ts, blocks));
            return now;
        });
    }

    private static void show(Handle handle, String channel, String ts, String blocks) {
        handle.createUpdate("UPDATE slack_post SET blocks = :blocks WHERE channel = :channel AND ts = :ts")
                .bind("blocks", blocks)
                .bind("channel", channel)
                .bind("ts", ts)
                .execute();
    }

    private static Post post(ResultSet row) throws SQLException {
        return new Post(
                row.getString("message_id"),
                RecordId.of(row.getString("person")),
                row.getString("channel"),
                Optional.ofNullable(row.getString("thread_key")),
                Optional.ofNullable(row.getString("thread_ts")),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("ts")));
    }
}
