package dev.plumbline.notifications;

import dev.plumbline.people.Person;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What stands between a message and its leaving: pauses, hours, how many a day, and whether it is still true. */
record Gate(Crew crew) {

    /** Before it is written, which may cost calls: whether the hour is right. */
    Optional<GoAhead.Wait> hour(Claim claim, String channel, Person person, Instant now) {
        if (claim.notice().anyHour() || crew.listed(channel)) {
            return Optional.empty();
        }
        Instant next = crew.hours(person).next(now, crew.digest(claim.notice()));
        return next.isAfter(now)
                ? Optional.of(
                        new GoAhead.Wait(next, "outside of the working time or in the quiet hours of " + person.name()))
                : Optional.empty();
    }

    /** The last look, and the mark. Messages to one person pass one after the other, so that no two are the third of a day. */
    GoAhead pass(Handle handle, Claim claim, String channel, Envelope envelope, Instant now) {
        Person person = envelope.recipient();
        Optional<GoAhead.Wait> hour = hour(claim, channel, person, now);
        if (hour.isPresent()) {
            return hour.get();
        }
        if (PauseTable.holds(handle, channel)) {
            return new GoAhead.LetGo("the channel is paused");
        }
        if (!crew.listed(channel)) {
            handle.execute(
                    "SELECT pg_advisory_xact_lock(hashtextextended('outbox ' || ?, 0))",
                    person.id().value());
            Hours hours = crew.hours(person);
            if (enough(handle, claim, person, hours.startOfDay(now))) {
                return new GoAhead.Wait(
                        hours.nextMorning(now, crew.digest(claim.notice())),
                        person.name() + " has had as many messages as one day may bring");
            }
        }
        if (!crew.composer(claim.notice()).stillHolds(handle, claim.notice())) {
            return new GoAhead.Wait(now.plusSeconds(1), "what it says changed after it was written");
        }
        boolean seekable = crew.ways().get(channel).canSeek();
        return OutboxTable.sending(
                        handle, claim, envelope, seekable, now, crew.config().lease())
                ? new GoAhead.Go()
                : new GoAhead.LetGo("more than half of its lease was over when it was written");
    }

    private boolean enough(Handle handle, Claim claim, Person person, Instant startOfDay) {
        DayCount today = count(handle, claim, startOfDay);
        boolean freeDigest = crew.digest(claim.notice()) && today.digests() == 0;
        int most = crew.settings(person).digestOnly() ? 1 : crew.config().perDay();
        return !freeDigest && today.all() - Math.min(1, today.digests()) >= most;
    }

    private record DayCount(int all, int digests) {}

    /** What came back, or was refused, was not a message to the person. */
    private DayCount count(Handle handle, Claim claim, Instant startOfDay) {
        return handle.createQuery(
                        """
                        SELECT count(*) AS every, count(*) FILTER (WHERE kind = ANY(:digests)) AS digests
                        FROM outbox_message
                        WHERE recipient = :who AND sending_at >= :start AND id <> :id AND NOT channel = ANY(:lists)
                          AND state IN ('sending', 'sent', 'in-doubt', 'parked')""")
                .bindArray("digests", String.class, crew.config().digests())
                .bindArray("lists", String.class, crew.config().listChannels())
                .bind("who", claim.notice().recipient().value())
                .bind("start", OutboxTable.utc(startOfDay))
                .bind("id", claim.id())
                .map((row, context) -> new DayCount(row.getInt("every"), row.getInt("digests")))
                .one();
    }
}
