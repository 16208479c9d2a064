package dev.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TargetReport;
import dev.plumbline.TestDatabase;
import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.Climbs;
import dev.plumbline.escalation.Escalations;
import dev.plumbline.ingest.CursorTables;
import dev.plumbline.ingest.Cursors;
import dev.plumbline.ingest.Poller;
import dev.plumbline.ingest.Pollers;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.mirror.Mirrors;
import dev.plumbline.notifications.Channel;
import dev.plumbline.notifications.Delivery;
import dev.plumbline.notifications.Envelope;
import dev.plumbline.notifications.Message;
import dev.plumbline.notifications.TestPeople;
import dev.plumbline.notifications.salesforce.Errand;
import dev.plumbline.notifications.salesforce.OwnTasks;
import dev.plumbline.notifications.salesforce.TaskParts;
import dev.plumbline.people.Directories;
import dev.plumbline.people.Directory;
import dev.plumbline.people.Person;
import dev.plumbline.people.calendar.TestCalendars;
import dev.plumbline.practice.PracticeServer;
import dev.plumbline.practice.SmallOrg;
import dev.plumbline.practice.Wsc;
import dev.plumbline.rules.RuleBookLoader;
import dev.plumbline.salesforce.SalesforceClient;
import dev.plumbline.salesforce.TestSalesforce;
import dev.plumbline.tasks.TaskDesk;
import dev.plumbline.violations.Ledgers;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationFilter;
import dev.plumbline.violations.ViolationLedger;
import dev.plumbline.violations.ViolationState;
import dev.plumbline.violations.Violations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Our own Tasks come back as changes of the org, and are nobody's activity: real wire, real poller, practice org, which moves
 * LastActivityDate by closed Tasks as Salesforce does.
 */
class OwnActivitiesTest {

    private static final boolean FULL = "full".equals(System.getProperty("plumbline.targets"));
    private static final int DEALS = 50;

    private final SmallOrg small = new SmallOrg();
    private final PracticeServer server = Wsc.serve(small);
    private final SalesforceClient salesforce =
            TestSalesforce.connect(server.url(), Wsc.CLIENT_ID, Wsc.SECRET, small.clock);
    private final Jdbi jdbi = TestDatabase.fresh();
    private final Mirror mirror = Mirrors.on(jdbi, small.clock);
    private final Violations violations = Ledgers.in(jdbi);
    private final OwnTasks own = TaskParts.own(jdbi, small.clock);
    private final Channel channel = TaskParts.channel(salesforce, own);
    private final List<RecordId> deals = new ArrayList<>();
    private FileEdition edition;
    private Sweep sweep;
    private Poller poller;
    private int made;

    OwnActivitiesTest() throws IOException {
        for (int i = 0; i < DEALS; i++) {
            RecordId deal = RecordId.of("0065g1%09d".formatted(i));
            deals.add(deal);
            small.seed(
                    "Opportunity",
                    deal,
                    "Name",
                    "Deal " + i,
                    "StageName",
                    "Qualification",
                    "CloseDate",
                    "2026-06-30",
                    "OwnerId",
                    SmallOrg.ANN.value(),
                    "AccountId",
                    SmallOrg.GLOBEX.value(),
                    "IsClosed",
                    "false");
        }
        wire();
    }

    private void wire() throws IOException {
        Path rules = Files.createTempDirectory(Files.createDirectories(Path.of("target", "flow")), "rules");
        Files.writeString(
                rules.resolve("rules.yaml"),
                Rules.file(
                        """
                        rollups:
                          - name: Open_Activities
                            object: Opportunity
                            summarize: Task
                            by: WhatId
                            type: COUNT
                            filter: NOT(IsClosed)
                          - name: All_Activities
                            object: Opportunity
                            summarize: Task
                            by: WhatId
                            type: COUNT
                        """,
                        Rules.rule(
                                "no-activity",
                                "Opportunity",
                                "applies: NOT(IsClosed)",
                                "violated: OR(ISBLANK(LastActivityDate), LastActivityDate < TODAY() - 14)"),
                        Rules.rule(
                                "nothing-planned",
                                "Opportunity",
                                "applies: NOT(IsClosed)",
                                "violated: NOT(HasOpenActivity)"),
                        Rules.rule(
                                "no-task",
                                "Opportunity",
                                "applies: NOT(IsClosed)",
                                "violated: $Rollup.Open_Activities + $Rollup.All_Activities = 0"),
                        Rules.rule("overdue", "Task", "violated: AND(NOT(IsClosed), ActivityDate < TODAY())"),
                        Rules.rule("idle-account", "Account", "violated: ISBLANK(LastActivityDate)")));
        Directory directory = Directories.of(jdbi, mirror);
        Stages stages = new Stages(jdbi, mirror);
        ViolationLedger ledger = ViolationLedger.on(small.clock);
        Cursors cursors = CursorTables.in(jdbi);
        edition = new FileEdition(RuleBookLoader.yaml(), salesforce, () -> rules, jdbi);
        TaskDesk desk = new TaskDesk(jdbi, small.clock, directory, violations, own, edition::current);
        Escalations escalations = Climbs.of(small.clock, directory, desk.tasks);
        Enforcer enforcer = new Enforcer(
                jdbi,
                mirror,
                edition,
                directory,
                stages,
                ledger,
                escalations,
                new OwnActivities(mirror, own),
                cursors,
                List.of(),
                small.clock,
                TestCalendars.office());
        sweep = new Sweep(
                jdbi, mirror, directory, stages, enforcer, ledger, List.of(escalations), cursors, small.clock);
        edition.load();
        poller = Pollers.of(
                salesforce,
                new Demand(
                        edition,
                        salesforce,
                        own,
                        TestCalendars.config(Path.of("no", "such", "directory")),
                        () -> false),
                enforcer,
                jdbi);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void ourOwnTasksResolveNothingAndCountNowhere() {
        rounds(3);
        assertThat(edition.current().refused()).isEmpty();
        List<String> before = open();
        assertThat(before).filteredOn(v -> v.startsWith("no-activity Deal")).hasSize(DEALS);
        assertThat(before).filteredOn(v -> v.startsWith("no-task Deal")).hasSize(DEALS);
        assertThat(before).filteredOn(v -> v.startsWith("nothing-planned Deal")).hasSize(DEALS);

        int many = FULL ? 1000 : 150;
        List<RecordId> tasks = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            tasks.add(make(deals.get(i % DEALS)));
        }
        rounds(2);
        List<String> afterMaking = open();
        // The rep ticks them off, and moves some of them first.
        small.clock.forward(Duration.ofMinutes(1));
        for (int i = 0; i < many; i++) {
            if (i % 3 == 0) {
                small.org.update(
                        SmallOrg.ANN,
                        tasks.get(i),
                        small.fields("Task", "ActivityDate", "2026-03-02", "Status", "Completed"));
            } else {
                small.org.update(SmallOrg.ANN, tasks.get(i), small.fields("Task", "Status", "Completed"));
            }
        }
        assertThat(small.value(deals.get(0), "LastActivityDate"))
                .as("Salesforce itself counts them")
                .isNotEmpty();
        rounds(3);
        List<String> afterClosing = open();
        long ended = violations
                .list(ViolationFilter.OPEN.in(ViolationState.ENDED), Scope.EVERYONE, Optional.empty(), 200)
                .size();
        long counted = jdbi.withHandle(
                h -> h.createQuery("SELECT coalesce(sum(counted), 0) FROM mirror_tally WHERE parent LIKE '0065g1%'")
                        .mapTo(Long.class)
                        .one());
        TargetReport.row(
                "I13",
                many + " Tasks of ours on " + DEALS + " deals, polled, a third moved and all closed by the rep",
                ended + " violations resolved, roll-ups count " + counted + " of them",
                0);
        assertThat(afterMaking).isEqualTo(before);
        assertThat(afterClosing).isEqualTo(before);
        assertThat(ended).isZero();
        assertThat(counted).isZero();
    }

    @Test
    void whatTheRepReallyDidCountsBesideOurs() {
        rounds(3);
        make(deals.get(0));
        make(deals.get(1));
        rounds(1);
        small.clock.forward(Duration.ofMinutes(1));
        small.org.create(
                SmallOrg.ANN,
                "Task",
                small.fields(
                        "Task",
                        "Subject",
                        "Call",
                        "Status",
                        "Completed",
                        "ActivityDate",
                        "2026-03-02",
                        "OwnerId",
                        SmallOrg.ANN.value(),
                        "WhatId",
                        deals.get(0).value()));
        rounds(2);
        assertThat(open()).contains("no-activity Deal 1").doesNotContain("no-activity Deal 0");
    }

    @Test
    void aCopyOfOursIsTheirs() {
        rounds(3);
        RecordId task = make(deals.get(0));
        rounds(1);
        small.clock.forward(Duration.ofMinutes(1));
        small.org.create(
                SmallOrg.ANN,
                "Task",
                small.fields(
                        "Task",
                        "Subject",
                        "Copied",
                        "CallObject",
                        small.value(task, "CallObject"),
                        "Status",
                        "Not Started",
                        "ActivityDate",
                        "2026-03-20",
                        "OwnerId",
                        SmallOrg.ANN.value(),
                        "WhatId",
                        deals.get(0).value()));
        rounds(2);
        assertThat(open()).doesNotContain("no-task Deal 0");
    }

    @Test
    void knowsOursByItsMarkerBeforeTheAnswerToItsCreationIsThere() {
        rounds(3);
        Envelope envelope = envelope(deals.get(0));
        RecordId id = small.org
                .create(
                        SmallOrg.ROBOT,
                        "Task",
                        small.fields(
                                "Task",
                                "Subject",
                                "Fix",
                                "CallObject",
                                marker(),
                                "Status",
                                "Not Started",
                                "ActivityDate",
                                "2026-03-20",
                                "OwnerId",
                                SmallOrg.ANN.value(),
                                "WhatId",
                                deals.get(0).value()))
                .id()
                .orElseThrow();
        rounds(2);
        assertThat(open()).contains("no-task Deal 0");
        assertThat(channel.deliver(envelope))
                .as("and it is not made again")
                .isEqualTo(new Delivery.Delivered(id.value()));
    }

    private RecordId make(RecordId deal) {
        Envelope envelope = envelope(deal);
        return RecordId.of(((Delivery.Delivered) channel.deliver(envelope)).reference());
    }

    private Envelope envelope(RecordId deal) {
        made++;
        String id = "<k" + made + "@plumbline.example.com>";
        Errand errand = new Errand(
                made, 1, SmallOrg.ANN, Optional.of(deal), "Opportunity", LocalDate.parse("2026-03-03"), false);
        jdbi.useTransaction(handle -> own.toMake(handle, id, errand));
        return new Envelope(id, person(), new Message("Fix: it", "It is empty.", ""));
    }

    private String marker() {
        return jdbi.withHandle(h -> h.createQuery("SELECT marker FROM own_task WHERE violation_id = :v")
                .bind("v", made)
                .mapTo(String.class)
                .one());
    }

    private static Person person() {
        return new TestPeople().add(1, "Ann Archer", "UTC", Optional.empty());
    }

    private void rounds(int many) {
        for (int i = 0; i < many; i++) {
            small.clock.forward(Duration.ofMinutes(1));
            poller.round();
            sweep.runDue(edition.current());
        }
    }

    private List<String> open() {
        List<String> open = new ArrayList<>();
        Optional<Long> after = Optional.empty();
        List<Violation> page = violations.list(ViolationFilter.OPEN, Scope.EVERYONE, after, 200);
        while (!page.isEmpty()) {
            page.forEach(v -> open.add(v.rule() + " " + v.recordName()));
            after = Optional.of(page.get(page.size() - 1).id());
            page = violations.list(ViolationFilter.OPEN, Scope.EVERYONE, after, 200);
        }
        return open;
    }
}
