package dev.plumbline.notifications;

import dev.plumbline.audit.Actor;
import dev.plumbline.audit.AuditEntry;
import dev.plumbline.audit.AuditLog;
import dev.plumbline.audit.Subject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What the audit log is told of notices: owed, written, handed over, and whatever else became of them. */
public final class NoticeAudit {

    private static final Actor OUTBOX = new Actor.System("outbox");

    private NoticeAudit() {}

    static void put(Handle handle, Notice notice, Instant at) {
        Map<String, String> facts = Map.of(
                "kind", notice.kind(),
                "recipient", notice.recipient().value(),
                "due", notice.due().toString());
        append(handle, notice.key(), "put", "A " + notice.kind() + " is owed.", facts, at);
    }

    /** For whoever writes a notice: which violations it speaks of, as they are at this moment. */
    public static void written(Handle handle, Notice notice, Collection<Long> violations, Instant at) {
        String many = violations.size() == 1 ? "1 violation." : violations.size() + " violations.";
        AuditLog.append(
                handle,
                AuditEntry.of(
                        at,
                        OUTBOX,
                        "notice-written",
                        Subject.notice(notice.key(), violations),
                        "It was written and speaks of " + many,
                        Map.of("kind", notice.kind(), "violations", Integer.toString(violations.size()))));
    }

    /** The text itself is in the outbox; its fingerprint proves that it is the one that left. */
    static void handedOver(Handle handle, Claim claim, Envelope envelope, String reference, Instant at) {
        Map<String, String> facts = new HashMap<>();
        facts.put("recipient", claim.notice().recipient().value());
        facts.put("name", envelope.recipient().name());
        envelope.recipient().email().ifPresent(address -> facts.put("address", address));
        facts.put("message id", envelope.messageId());
        facts.put("subject", envelope.message().subject());
        facts.put("text sha-256", sha256(envelope.message().text()));
        facts.put("answer", reference);
        facts.put("channel", claim.channel().orElse(""));
        String text = "It was handed over for " + envelope.recipient().name() + ".";
        append(handle, claim.key(), "delivered", text, facts, at);
    }

    static void postponed(Handle handle, Claim claim, String because, Instant until, Instant at) {
        Map<String, String> facts = Map.of("because", PlainText.line(because, 1000), "next try", until.toString());
        String text = "It could not be handed over and is tried again.";
        append(handle, claim.key(), "postponed", text, facts, at);
    }

    static void waits(Handle handle, Claim claim, String because, Instant until, Instant at) {
        Map<String, String> facts = Map.of("because", PlainText.line(because, 1000), "until", until.toString());
        append(handle, claim.key(), "waits", "It waits for a better moment.", facts, at);
    }

    static void owedAgain(Handle handle, Claim claim, String because, Instant due, Instant at) {
        Map<String, String> facts = Map.of("because", PlainText.line(because, 1000), "next try", due.toString());
        append(handle, claim.key(), "owed-again", "The doubt is over: it is sent again.", facts, at);
    }

    /** @param key of the message that says the same over another channel */
    static void retold(Handle handle, Claim claim, String key, String channel, Instant at) {
        Map<String, String> facts = Map.of("as", key, "channel", channel);
        String text = "It is said again over another channel.";
        append(handle, claim.key(), "retold", text, facts, at);
        append(
                handle,
                key,
                "put",
                "It says again what could not be delivered over another channel.",
                Map.of("kind", claim.notice().kind(), "of", claim.key(), "channel", channel),
                at);
    }

    static void cameBack(Handle handle, Claim claim, String because, Instant at) {
        Map<String, String> facts = Map.of("because", PlainText.line(because, 1000));
        append(handle, claim.key(), "bounced", "It came back: the person was not told.", facts, at);
    }

    /** Somebody has it tried again. */
    static void driven(Handle handle, String key, String before, Actor by, Instant at) {
        AuditLog.append(
                handle,
                AuditEntry.of(
                        at,
                        by,
                        "notice-retry",
                        Subject.notice(key),
                        "It is tried again because somebody wished it.",
                        Map.of("it was", before)));
    }

    static void paused(Handle handle, String channel, String why, Actor by, Instant at) {
        AuditLog.append(
                handle,
                AuditEntry.of(
                        at,
                        by,
                        "messages-paused",
                        Subject.SERVICE,
                        "Nothing leaves over " + channels(channel) + " until somebody ends it.",
                        Map.of("channel", channel, "why", why)));
    }

    static void resumed(Handle handle, String channel, Actor by, Instant at) {
        AuditLog.append(
                handle,
                AuditEntry.of(
                        at,
                        by,
                        "messages-resumed",
                        Subject.SERVICE,
                        "Messages leave again over " + channels(channel) + ".",
                        Map.of("channel", channel)));
    }

    private static String channels(String channel) {
        return channel.equals(Pause.EVERYTHING) ? "any channel" : channel;
    }

    /** @param state {@code fell-away, refused, in-doubt, parked} or {@code quarantined} */
    static void ended(Handle handle, String key, String state, String because, Instant at) {
        String text =
                switch (state) {
                    case "fell-away" -> "It fell away and was not sent.";
                    case "refused" -> "It was refused and is not tried again.";
                    case "parked" -> "It may have left or not; it counts as not told.";
                    case "quarantined" -> "It is put aside because it breaks what carries it.";
                    default ->
                        "It may have left or not; the destination is asked once everything under way has arrived.";
                };
        append(handle, key, state, text, Map.of("because", PlainText.line(because, 1000)), at);
    }

    static void ended(Handle handle, List<String> keys, String state, String because, Instant at) {
        keys.forEach(key -> ended(handle, key, state, because, at));
    }

    private static void append(
            Handle handle, String key, String what, String text, Map<String, String> facts, Instant at) {
        AuditLog.append(handle, AuditEntry.of(at, OUTBOX, "notice-" + what, Subject.notice(key), text, facts));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
