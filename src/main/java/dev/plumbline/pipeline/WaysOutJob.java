package dev.plumbline.pipeline;

import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.Escalations;
import dev.plumbline.violations.Disputes;
import dev.plumbline.violations.Recheck;
import dev.plumbline.violations.ViolationEvent;
import dev.plumbline.violations.Waivers;
import dev.plumbline.violations.WaysOut;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Ends what has had its time: snoozes and waivers wake, rulings are judged again, rules found wrong too often fall silent. */
@ApplicationScoped
class WaysOutJob {

    private static final int JUDGED_AT_ONCE = 200;

    private final Jdbi jdbi;
    private final WaysOut ways;
    private final Waivers waivers;
    private final Disputes disputes;
    private final Escalations escalations;
    private final Recheck recheck;
    private final Once once;

    WaysOutJob(
            Jdbi jdbi,
            WaysOut ways,
            Waivers waivers,
            Disputes disputes,
            Escalations escalations,
            Recheck recheck,
            Once once) {
        this.jdbi = jdbi;
        this.ways = ways;
        this.waivers = waivers;
        this.disputes = disputes;
        this.escalations = escalations;
        this.recheck = recheck;
        this.once = once;
    }

    @Scheduled(
            identity = "ways-out",
            every = "${plumbline.ways-out.tick:30s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        while (!told(ways::wake).isEmpty()) {
            continue;
        }
        jdbi.useTransaction(waivers::expire);
        told(disputes::review);
        List<RecordId> records = jdbi.withHandle(h -> disputes.rulingsOver(h, JUDGED_AT_ONCE));
        if (!records.isEmpty() && recheck.recheck(records)) {
            jdbi.useTransaction(h -> disputes.rulingsClosed(h, records));
        }
        once.forget();
    }

    private List<ViolationEvent> told(Function<Handle, List<ViolationEvent>> what) {
        return jdbi.inTransaction(handle -> {
            List<ViolationEvent> events = what.apply(handle);
            if (!events.isEmpty()) {
                escalations.on(handle, events);
            }
            return events;
        });
    }
}
