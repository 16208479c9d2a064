package dev.plumbline.escalation;

import dev.plumbline.notifications.TestConfig;
import dev.plumbline.people.Directory;
import dev.plumbline.people.calendar.TestClocks;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Hands the real escalations to tests of other rooms. */
public final class Climbs {

    private Climbs() {}

    public static Repeats repeats(Jdbi jdbi, Clock clock) {
        return new Repeats(jdbi, clock);
    }

    public static Unheard unheard(Jdbi jdbi) {
        return new Unheard(jdbi);
    }

    public static Escalations of(Clock clock, Directory directory, Follower... followers) {
        return new Escalations(
                clock,
                directory,
                TestConfig.of(EscalationConfig.class, Map.of()),
                new TestClocks(),
                List.of(followers));
    }
}
