package dev.plumbline.tasks;

import dev.plumbline.notifications.Composition;
import dev.plumbline.notifications.Message;
import dev.plumbline.notifications.MessageComposer;
import dev.plumbline.notifications.MessageIds;
import dev.plumbline.notifications.Notice;
import dev.plumbline.notifications.NotificationsConfig;
import dev.plumbline.notifications.salesforce.OwnTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Has the Task closed whose gap has ended, if one was made. */
@ApplicationScoped
class TaskCloser implements MessageComposer {

    static final String KIND = "task-close";

    private final Jdbi jdbi;
    private final OwnTasks own;
    private final NotificationsConfig config;

    @Inject
    TaskCloser(Jdbi jdbi, OwnTasks own, NotificationsConfig config) {
        this.jdbi = jdbi;
        this.own = own;
        this.config = config;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Composition compose(Notice notice) {
        Concern concern = Concern.of(notice);
        Optional<OwnTasks.Own> task = jdbi.inTransaction(handle -> {
            Optional<OwnTasks.Own> open = own.open(handle, List.of(concern.violation())).stream()
                    .filter(t -> t.errand().generation() == concern.generation())
                    .filter(t -> t.errand().person().equals(notice.recipient()))
                    .findFirst();
            open.ifPresent(t -> own.toClose(handle, MessageIds.of(notice.key(), config.publicUrl()), t));
            return open;
        });
        return task.isEmpty()
                ? new Composition.FallsAway("there is no open Task of it")
                : new Composition.Ready(new Message("Close the Task of gap " + concern.violation(), "", ""));
    }

    @Override
    public void handedOver(Handle handle, Notice notice, Instant at) {
        // The channel keeps which Tasks are closed; nobody is told anything by it.
    }
}
