package dev.plumbline.people;

import dev.plumbline.audit.Actor;
import dev.plumbline.crm.RecordId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Table {@code person_setting}: how each person wants to be reached. Quieter as they like, but never out. */
@ApplicationScoped
public class PersonSettings implements Preferences, Quieter {

    static final Duration LONGEST_QUIET = Duration.ofHours(18);

    private static final Set<Integer> WEEKS = Set.of(1, 2, 4);
    private static final String TASK = "task";

    private final Jdbi jdbi;
    private final Clock clock;
    private final Reachable reachable;

    PersonSettings(Jdbi jdbi, Clock clock, Reachable reachable) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.reachable = reachable;
    }

    /** @param digestWeeks every how many weeks the digest of one's own gaps comes: 1, 2 or 4 */
    public record Settings(MessageSettings messages, int digestWeeks) {

        public static final Settings USUAL = new Settings(MessageSettings.USUAL, 1);
    }

    @Override
    public MessageSettings of(RecordId person) {
        return all(person).messages();
    }

    /** The usual ones for whoever has not chosen any. */
    public Settings all(RecordId person) {
        return jdbi.withHandle(handle -> find(handle, person)).orElse(Settings.USUAL);
    }

    /** Ways to reach people that can be chosen, Tasks apart: those are a list, not a message. */
    public List<String> offered() {
        return reachable.channels().stream().filter(name -> !name.equals(TASK)).toList();
    }

    public boolean tasksOffered() {
        return reachable.channels().contains(TASK);
    }

    /** Takes over what somebody chose, or says why not. */
    public Entered<Settings> change(RecordId person, Settings wanted, Actor by) {
        MessageSettings messages = wanted.messages();
        List<String> channels = List.copyOf(new LinkedHashSet<>(messages.channels()));
        List<String> unknown = new ArrayList<>(channels);
        unknown.removeAll(offered());
        if (!unknown.isEmpty()) {
            String known = String.join(", ", offered());
            return Entered.refused(say -> say.channelUnknown(brief(unknown.get(0)), known));
        }
        if (!WEEKS.contains(wanted.digestWeeks())) {
            return Entered.refused(say -> say.digestWeeks(wanted.digestWeeks()));
        }
        if (quiet(messages).compareTo(LONGEST_QUIET) > 0) {
            return Entered.refused(say -> say.quietLong(LONGEST_QUIET.toHours()));
        }
        Settings kept = new Settings(
                new MessageSettings(
                        channels, messages.tasks(), messages.quietFrom(), messages.quietUntil(), messages.digestOnly()),
                wanted.digestWeeks());
        jdbi.useTransaction(handle -> save(handle, person, kept, by, clock.instant()));
        return new Entered.Taken<>(kept);
    }

    @Override
    public void quieter(Handle handle, RecordId person, Instant at) {
        PersonLock.take(handle, person);
        Settings before = find(handle, person).orElse(Settings.USUAL);
        MessageSettings old = before.messages();
        if (!old.digestOnly()) {
            MessageSettings quiet =
                    new MessageSettings(old.channels(), old.tasks(), old.quietFrom(), old.quietUntil(), true);
            Actor self = new Actor.Person(person.value(), "whoever had the link in a message");
            save(handle, person, new Settings(quiet, before.digestWeeks()), self, at);
        }
    }

    /** How long nothing is sent, by the clock. */
    static Duration quiet(MessageSettings messages) {
        Duration span = Duration.between(messages.quietFrom(), messages.quietUntil());
        return span.isNegative() ? span.plusDays(1) : span;
    }

    private static Optional<Settings> find(Handle handle, RecordId person) {
        return handle.createQuery("SELECT * FROM person_setting WHERE person = :person")
                .bind("person", person.value())
                .map((row, context) -> settings(row))
                .findOne();
    }

    private static Settings settings(ResultSet row) throws SQLException {
        return new Settings(
                new MessageSettings(
                        List.of((String[]) row.getArray("channels").getArray()),
                        row.getBoolean("tasks"),
                        row.getObject("quiet_from", LocalTime.class),
                        row.getObject("quiet_until", LocalTime.class),
                        row.getBoolean("digest_only")),
                row.getInt("digest_weeks"));
    }

    private static void save(Handle handle, RecordId person, Settings settings, Actor by, Instant now) {
        MessageSettings messages = settings.messages();
        handle.createUpdate(
                        """
                        INSERT INTO person_setting
                            (person, channels, tasks, quiet_from, quiet_until, digest_only, digest_weeks, changed_by, changed_at)
                        VALUES (:person, :channels, :tasks, :from, :until, :digestOnly, :weeks, :by, :now)
                        ON CONFLICT (person) DO UPDATE
                        SET channels = EXCLUDED.channels, tasks = EXCLUDED.tasks, quiet_from = EXCLUDED.quiet_from,
                            quiet_until = EXCLUDED.quiet_until, digest_only = EXCLUDED.digest_only,
                            digest_weeks = EXCLUDED.digest_weeks, changed_by = EXCLUDED.changed_by,
                            changed_at = EXCLUDED.changed_at""")
                .bind("person", person.value())
                .bind("channels", messages.channels().toArray(String[]::new))
                .bind("tasks", messages.tasks())
                .bind("from", messages.quietFrom())
                .bind("until", messages.quietUntil())
                .bind("digestOnly", messages.digestOnly())
                .bind("weeks", settings.digestWeeks())
                .bind("by", by.id())
                .bind("now", LeaveTable.utc(now))
                .execute();
        Map<String, String> facts = Map.of(
                "channels", String.join(", ", messages.channels()),
                "tasks", String.valueOf(messages.tasks()),
                "quiet", messages.quietFrom() + " to " + messages.quietUntil(),
                "one message a day", String.valueOf(messages.digestOnly()),
                "digest every weeks", String.valueOf(settings.digestWeeks()));
        PersonAudit.append(handle, by, "settings-changed", person, "How to be reached was chosen.", facts, now);
    }

    private static String brief(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
