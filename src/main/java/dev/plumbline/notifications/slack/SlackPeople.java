package dev.plumbline.notifications.slack;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Knows which Slack user a person is: found by e-mail address, never by name, and remembered for a day. */
@ApplicationScoped
class SlackPeople {

    private static final Duration REMEMBERED = Duration.ofDays(1);

    /** Slack allows one message a second in one conversation; a little more, so that the way there may differ in length. */
    private static final int PACE_MILLIS = 1300;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Workspace slack;

    SlackPeople(Jdbi jdbi, Clock clock, Workspace slack) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.slack = slack;
    }

    /** @param channel the conversation between that user and our app */
    record Found(RecordId person, String email, String slackUser, String channel, Instant at) {}

    /** Whether nobody can be found or reached just now: no token, or one that Slack refuses. */
    boolean closed() {
        return slack.closed();
    }

    /** From memory, or from Slack. */
    Found find(Person person, String email) throws Trouble {
        Optional<Found> known = of(person.id())
                .filter(f -> f.email().equals(email))
                .filter(f -> f.at().plus(REMEMBERED).isAfter(clock.instant()));
        return known.isPresent() ? known.get() : ask(person, email);
    }

    Optional<Found> of(RecordId person) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT person, email, slack_user, channel, found_at FROM slack_user WHERE person = :person")
                .bind("person", person.value())
                .map((row, context) -> found(row))
                .findOne());
    }

    /** Everybody whom we know as that Slack user. */
    List<Found> behind(String slackUser) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT person, email, slack_user, channel, found_at FROM slack_user WHERE slack_user = :user")
                .bind("user", slackUser)
                .map((row, context) -> found(row))
                .list());
    }

    void forget(RecordId person) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM slack_user WHERE person = :person")
                .bind("person", person.value())
                .execute());
    }

    /**
     * Takes the next free second in the person's conversation, for all processes together.
     *
     * @return how long to wait for it; empty when it is further away than that
     */
    Optional<Duration> turn(RecordId person, Duration atMost) {
        return jdbi.inTransaction(handle -> handle.createQuery(
                        """
                        UPDATE slack_user
                        SET post_after = greatest(post_after, clock_timestamp()) + :pace * interval '1 millisecond'
                        WHERE person = :person AND post_after < clock_timestamp() + :most * interval '1 millisecond'
                        RETURNING greatest(0, ceil(1000 * extract(epoch FROM
                            post_after - :pace * interval '1 millisecond' - clock_timestamp())))::bigint""")
                .bind("pace", PACE_MILLIS)
                .bind("most", atMost.toMillis())
                .bind("person", person.value())
                .mapTo(Long.class)
                .findOne()
                .map(Duration::ofMillis));
    }

    private Found ask(Person person, String email) throws Trouble {
        String user = slack.call("users.lookupByEmail", s -> s.usersLookupByEmail(r -> r.email(email)))
                .getUser()
                .getId();
        String channel = slack.call("conversations.open", s -> s.conversationsOpen(r -> r.users(List.of(user))))
                .getChannel()
                .getId();
        Found found = new Found(person.id(), email, user, channel, clock.instant());
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO slack_user (person, email, slack_user, channel, found_at)
                        VALUES (:person, :email, :user, :channel, :at)
                        ON CONFLICT (person) DO UPDATE SET email = excluded.email, slack_user = excluded.slack_user,
                            channel = excluded.channel, found_at = excluded.found_at""")
                .bind("person", person.id().value())
                .bind("email", email)
                .bind("user", user)
                .bind("channel", channel)
                .bind("at", found.at().atOffset(ZoneOffset.UTC))
                .execute());
        return found;
    }

    /** As Slack compares them. */
    static String plain(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    private static Found found(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Found(
                RecordId.of(row.getString("person")),
                row.getString("email"),
                row.getString("slack_user"),
                row.getString("channel"),
                row.getObject("found_at", java.time.OffsetDateTime.class).toInstant());
    }
}
