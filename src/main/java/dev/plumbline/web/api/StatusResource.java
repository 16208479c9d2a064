package dev.plumbline.web.api;

import dev.plumbline.notifications.Outbox;
import dev.plumbline.notifications.slack.SlackStanding;
import dev.plumbline.pipeline.ServiceStatus;
import dev.plumbline.violations.Violations;
import dev.plumbline.web.access.Viewer;
import dev.plumbline.web.access.Viewers;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How the service fares. */
@Path("/api/v1/status")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "status")
class StatusResource {

    private final ServiceStatus status;
    private final Violations violations;
    private final Outbox outbox;
    private final Viewers viewers;
    private final SlackStanding slack;

    StatusResource(ServiceStatus status, Violations violations, Outbox outbox, Viewers viewers, SlackStanding slack) {
        this.status = status;
        this.violations = violations;
        this.outbox = outbox;
        this.viewers = viewers;
        this.slack = slack;
    }

    record StatusView(
            SalesforceView salesforce,
            Map<String, ObjectView> objects,
            CheckView check,
            OpenView violations,
            OutboxView outbox,
            SlackView slack) {}

    record SalesforceView(
            String state,
            @Nullable String reason,
            @Nullable String organizationId,
            long apiCallsToday,
            long apiLimit) {}

    record ObjectView(long records, @Nullable Instant asOf, boolean loaded) {}

    record CheckView(String state, @Nullable Instant lastFullCheckFinishedAt, long done, long total) {}

    /** @param open as far as the caller may count them */
    record OpenView(long open) {}

    /** @param oldest due time of the oldest overdue message; null when none is overdue */
    record OutboxView(
            long waiting,
            @Nullable Instant oldest,
            long inDoubt,
            long refused,
            long quarantined,
            long parked,
            List<OutboxResource.PauseView> paused) {}

    /** @param reason in words when messages do not leave, or not all that belongs to them works; else null */
    record SlackView(String state, @Nullable String reason, @Nullable Instant since) {}

    @GET
    @Operation(summary = "Salesforce, what is mirrored, the check, open violations, messages owed, Slack")
    public StatusView status() {
        ServiceStatus.Now now = status.now();
        Viewer viewer = viewers.current();
        Map<String, ObjectView> objects = new TreeMap<>();
        now.objects()
                .forEach((name, loaded) -> objects.put(
                        name, new ObjectView(loaded.records(), loaded.asOf().orElse(null), loaded.loaded())));
        return new StatusView(
                salesforce(now.salesforce()),
                objects,
                check(now.check()),
                new OpenView(viewers.counting(viewer, () -> violations.openCount(viewer.counted()))),
                outbox(outbox.backlog()),
                slack(slack.now()));
    }

    private static SlackView slack(SlackStanding.Now now) {
        return new SlackView(
                now.state().name().toLowerCase(Locale.ROOT),
                now.reason().isEmpty() ? null : now.reason(),
                now.since().orElse(null));
    }

    private static SalesforceView salesforce(ServiceStatus.Salesforce org) {
        return new SalesforceView(
                org.state().name().toLowerCase(Locale.ROOT),
                org.reason().isBlank() ? null : org.reason(),
                org.organizationId().orElse(null),
                org.apiCallsToday(),
                org.apiLimit());
    }

    private static CheckView check(ServiceStatus.Check check) {
        return new CheckView(
                check.running() ? "running" : "idle",
                check.lastFullCheckFinishedAt().orElse(null),
                check.done(),
                check.total());
    }

    private static OutboxView outbox(Outbox.Backlog backlog) {
        return new OutboxView(
                backlog.waiting(),
                backlog.oldest().orElse(null),
                backlog.inDoubt(),
                backlog.refused(),
                backlog.quarantined(),
                backlog.parked(),
                backlog.paused().stream().map(OutboxResource.PauseView::of).toList());
    }
}
