package dev.plumbline.lifecycle;

import static dev.plumbline.lifecycle.Columns.instant;
import static dev.plumbline.lifecycle.Columns.utc;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.audit.Actor;
import dev.plumbline.audit.AuditEntry;
import dev.plumbline.audit.AuditLog;
import dev.plumbline.audit.Subject;
import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.Notice;
import dev.plumbline.notifications.Outbox;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.people.calendar.WorkClocks;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleState;
import dev.plumbline.speech.Saying;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Asks named people what they say to a rule before it goes live, and keeps what they said. */
@ApplicationScoped
public class Consultation {

    static final String KIND = "consult";

    /** Characters of a comment. */
    public static final int LONGEST = 4000;

    private final Directory directory;
    private final Outbox outbox;
    private final WorkClocks clocks;
    private final Clock clock;

    @Inject
    Consultation(Directory directory, Outbox outbox, WorkClocks clocks, Clock clock) {
        this.directory = directory;
        this.outbox = outbox;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** Puts the question to everybody who was not asked about this text yet. @return how many were asked */
    int ask(Handle handle, RuleBook book) {
        Instant now = clock.instant();
        int asked = 0;
        for (Rule rule : book.rules()) {
            if (rule.state() == RuleState.CONSULT) {
                for (Consulted.Asked one : of(handle, rule).missing()) {
                    Optional<Person> person = one.person().flatMap(directory.chart()::person);
                    if (person.isPresent() && outbox.put(handle, notice(rule, person.get(), now))) {
                        asked++;
                    }
                }
            }
        }
        return asked;
    }

    private Notice notice(Rule rule, Person person, Instant now) {
        String key = KIND + "|" + rule.id() + "|" + rule.version() + "|" + person.id();
        Map<String, String> payload = Map.of("rule", rule.id().value(), "version", rule.version());
        Instant due = clocks.present(person).nextWorking(now);
        return new Notice(
                key,
                KIND,
                person.id(),
                due,
                new ObjectMapper().valueToTree(payload).toString());
    }

    public Consulted of(Handle handle, Rule rule) {
        List<Consulted.Comment> comments = handle.createQuery(
                        "SELECT * FROM rule_comment WHERE rule = :rule ORDER BY id")
                .bind("rule", rule.id().value())
                .map((row, c) -> new Consulted.Comment(
                        new RecordId(row.getString("person")),
                        row.getString("name"),
                        row.getString("text"),
                        row.getBoolean("signed"),
                        row.getString("version").equals(rule.version()),
                        instant(row, "at")))
                .list();
        OrgChart chart = directory.chart();
        List<Consulted.Asked> asked = rule.consult().stream()
                .map(username -> asked(username, chart.byUsername(username).filter(Person::active), comments))
                .toList();
        return new Consulted(asked, comments);
    }

    private static Consulted.Asked asked(String username, Optional<Person> person, List<Consulted.Comment> comments) {
        Optional<Instant> signed = comments.stream()
                .filter(c -> c.signed()
                        && c.current()
                        && person.filter(p -> p.id().equals(c.person())).isPresent())
                .map(Consulted.Comment::at)
                .findFirst();
        return new Consulted.Asked(
                username, person.map(Person::id), person.map(Person::name).orElse(username), signed);
    }

    /**
     * Keeps what somebody who is asked says; joins the caller's transaction.
     *
     * @param text may be empty when they sign off
     * @return what is wrong; empty when it is kept
     */
    public Optional<Saying> say(Handle handle, Rule rule, Person person, String text, boolean sign) {
        String said = Columns.clean(text).strip();
        Consulted before = of(handle, rule);
        if (!before.asks(person.id())) {
            return Optional.of(Saying.of(LifeWords.class, LifeWords::notAsked));
        }
        if (said.length() > LONGEST) {
            return Optional.of(Saying.of(LifeWords.class, say -> say.commentLong(LONGEST)));
        }
        if (said.isEmpty() && !sign) {
            return Optional.of(Saying.of(LifeWords.class, LifeWords::commentEmpty));
        }
        boolean signs = sign && !before.signedBy(person.id());
        if (said.isEmpty() && !signs) {
            return Optional.empty();
        }
        handle.createUpdate(
                        """
                        INSERT INTO rule_comment (rule, version, person, name, text, signed, at)
                        VALUES (:rule, :version, :person, :name, :text, :signed, :at) ON CONFLICT DO NOTHING
                        """)
                .bind("rule", rule.id().value())
                .bind("version", rule.version())
                .bind("person", person.id().value())
                .bind("name", Columns.clean(person.name()))
                .bind("text", said)
                .bind("signed", signs)
                .bind("at", utc(clock.instant()))
                .execute();
        audit(handle, rule, person, said, signs);
        return Optional.empty();
    }

    private void audit(Handle handle, Rule rule, Person person, String text, boolean signed) {
        AuditLog.append(
                handle,
                new AuditEntry(
                        clock.instant(),
                        new Actor.Person(person.id().value(), person.name()),
                        signed ? "rule-signed-off" : "rule-commented",
                        Subject.SERVICE,
                        text,
                        Map.of(),
                        rule.id().value(),
                        rule.version()));
    }
}
