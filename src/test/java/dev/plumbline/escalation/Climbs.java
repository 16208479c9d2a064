package dev.plumbline.escalation;

import dev.plumbline.notifications.TestConfig;
import dev.plumbline.people.Directory;
import dev.plumbline.people.calendar.TestClocks;
import java.time.Clock;
import java.util.Map;

/** Hands the real escalations to tests of other rooms. */
public final class Climbs {

    private Climbs() {}

    public static Escalations of(Clock clock, Directory directory) {
        return new Escalations(
                clock, directory, TestConfig.of(EscalationConfig.class, Map.of()), new TestClocks());
    }
}
