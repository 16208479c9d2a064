package dev.plumbline.rules.stored;

import dev.plumbline.audit.Actor;
import dev.plumbline.rules.RuleId;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Rules written in the application, for tests of other rooms. */
public final class Texts {

    public static final Writer ADA = writer("ada");
    public static final Writer BEN = writer("ben");

    private final Jdbi jdbi;
    private final StoredRules stored;

    public Texts(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.stored = new StoredRules(clock);
    }

    public static StoredRules on(Clock clock) {
        return new StoredRules(clock);
    }

    private static Writer writer(String login) {
        return new Writer(login, login + "@company.test", new Actor.Person(login, login));
    }

    /** Saves a text over whatever is the newest. */
    public void write(String rule, String yaml) {
        RuleId id = new RuleId(rule);
        jdbi.useTransaction(h -> stored.save(h, id, Optional.of(yaml), newest(id), ADA, "Because."));
    }

    public void remove(String rule) {
        RuleId id = new RuleId(rule);
        jdbi.useTransaction(h -> stored.save(h, id, Optional.empty(), newest(id), ADA, "Done with."));
    }

    private int newest(RuleId id) {
        return jdbi.withHandle(h -> StoredRules.newest(h, id))
                .map(StoredText::number)
                .orElse(0);
    }
}
