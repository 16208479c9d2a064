package dev.plumbline.notifications.salesforce;

import dev.plumbline.notifications.Channel;
import dev.plumbline.notifications.TestConfig;
import dev.plumbline.salesforce.SalesforceClient;
import java.time.Clock;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Hands the real memory of our Tasks, and the real channel, to tests of other rooms. */
public final class TaskParts {

    private TaskParts() {}

    public static OwnTasks own(Jdbi jdbi, Clock clock) {
        return own(jdbi, clock, Map.of());
    }

    public static OwnTasks own(Jdbi jdbi, Clock clock, Map<String, String> settings) {
        return new OwnTasks(jdbi, clock, TestConfig.of(TasksConfig.class, settings));
    }

    public static Channel channel(SalesforceClient salesforce, OwnTasks own) {
        return new TaskChannel(salesforce, own);
    }
}
