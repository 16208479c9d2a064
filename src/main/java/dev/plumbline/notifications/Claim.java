package dev.plumbline.notifications;

import java.time.Instant;
import java.util.Optional;

/**
 * A notice that this process holds for the time of its lease.
 *
 * @param epoch        grows with every claim; a write under an older one is not accepted
 * @param key          of the row. For what is told again over another channel it is not that of its notice
 * @param notice       as it was put
 * @param channel      over which it goes; empty until that is chosen
 * @param alone        whether the notice itself named its channel, so that there is no other way
 * @param attempts     hand-overs tried before
 * @param firstTriedAt when the first one was
 * @param messageId    of the attempts before; empty when there was none
 * @param sentAt       when the last attempt began
 * @param seekable     whether the destination of that attempt can be asked for it
 */
record Claim(
        long id,
        int epoch,
        String key,
        Notice notice,
        Optional<String> channel,
        boolean alone,
        int writingFailures,
        int attempts,
        Optional<Instant> firstTriedAt,
        Optional<String> messageId,
        Optional<Instant> sentAt,
        boolean seekable) {

    Claim over(String chosen) {
        return new Claim(
                id,
                epoch,
                key,
                notice,
                Optional.of(chosen),
                alone,
                writingFailures,
                attempts,
                firstTriedAt,
                messageId,
                sentAt,
                seekable);
    }
}
