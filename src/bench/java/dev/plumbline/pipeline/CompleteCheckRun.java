package dev.plumbline.pipeline;

import dev.plumbline.SettableClock;
import dev.plumbline.TestDatabase;
import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.StandardObjects;
import dev.plumbline.escalation.Climbs;
import dev.plumbline.escalation.Escalations;
import dev.plumbline.ingest.ChangeBatch;
import dev.plumbline.ingest.Cursor;
import dev.plumbline.ingest.CursorTables;
import dev.plumbline.ingest.Cursors;
import dev.plumbline.ingest.Description;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.mirror.Mirrors;
import dev.plumbline.notifications.salesforce.OwnTasks;
import dev.plumbline.notifications.salesforce.TaskParts;
import dev.plumbline.people.Directories;
import dev.plumbline.people.Directory;
import dev.plumbline.people.calendar.TestCalendars;
import dev.plumbline.rules.RuleBookLoader;
import dev.plumbline.tasks.TaskDesk;
import dev.plumbline.violations.Ledgers;
import dev.plumbline.violations.ViolationLedger;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * How long the shipped rules take over a whole org, on a real PostgreSQL: loads it, checks all, checks all again, and prints the seconds.
 * Arguments: how many opportunities; four activities and three history rows come with each.
 */
public final class CompleteCheckRun {

    private static final int BATCH = 2_000;
    private static final int PEOPLE = 200;

    private final SettableClock clock = SettableClock.at("2026-03-02T09:00:00Z");
    private final Jdbi jdbi = TestDatabase.fresh();
    private final DescribedOrg org = new DescribedOrg();
    private final Random random = new Random(20260302);
    private final int deals;
    private final Cursors cursors = CursorTables.in(jdbi);
    private final Mirror mirror = Mirrors.on(jdbi, clock);
    private final Directory directory = Directories.of(jdbi, mirror);
    private final Stages stages = new Stages(jdbi, mirror);
    private final ViolationLedger ledger = ViolationLedger.on(clock);
    private final Escalations escalations = Climbs.of(clock, directory);
    private final FileEdition edition =
            new FileEdition(RuleBookLoader.yaml(), org, () -> Path.of("config", "rules"));
    private final OwnTasks own = TaskParts.own(jdbi, clock);
    private final TaskDesk desk =
            new TaskDesk(jdbi, clock, directory, Ledgers.in(jdbi), own, edition::current);
    private final Enforcer enforcer = new Enforcer(
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
            clock,
            TestCalendars.office());
    private final Sweep sweep =
            new Sweep(jdbi, mirror, directory, stages, enforcer, ledger, List.of(escalations), cursors, clock);
    private final Demand demand = new Demand(edition, org, own, TestCalendars.config(Path.of("no", "such", "directory")), () -> false);

    private final Map<String, long[]> statements = new HashMap<>();

    private CompleteCheckRun(int deals) {
        this.deals = deals;
    }

    public static void main(String... args) {
        new CompleteCheckRun(args.length == 0 ? 20_000 : Integer.parseInt(args[0])).run();
    }

    private void run() {
        jdbi.setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                String sql = String.join(" ", String.valueOf(context.getRenderedSql()).split("\\s+"));
                long[] total = statements.computeIfAbsent(
                        sql.substring(0, Math.min(150, sql.length())), s -> new long[2]);
                total[0] += context.getElapsedTime(ChronoUnit.NANOS);
                total[1]++;
            }
        });
        edition.load();
        long start = System.nanoTime();
        load("OpportunityStage", 6);
        load("User", PEOPLE);
        load("Account", Math.max(1, deals / 5));
        load("Opportunity", deals);
        load("Task", deals * 3);
        load("Event", deals);
        load("OpportunityHistory", deals * 3);
        load("OpportunityContactRole", deals);
        load("Contact", 1);
        load("Lead", deals / 2);
        demand.wanted().keySet().stream()
                .filter(o -> cursors.all().stream().noneMatch(c -> c.object().equals(o)))
                .forEach(o -> load(o, 0));
        say("loaded", start);
        for (String which : List.of("first check", "second check")) {
            jdbi.useHandle(h -> h.execute("DELETE FROM pipeline_check"));
            statements.clear();
            long from = System.nanoTime();
            sweep.runDue(edition.current());
            say(which, from);
            System.out.printf(
                    "  %.1f s of it in statements, the slowest being%n",
                    statements.values().stream().mapToLong(t -> t[0]).sum() / 1e9);
            statements.entrySet().stream()
                    .sorted((a, b) -> Long.compare(b.getValue()[0], a.getValue()[0]))
                    .limit(8)
                    .forEach(e -> System.out.printf(
                            "  %.1f s in %,d calls: %s%n",
                            e.getValue()[0] / 1e9, e.getValue()[1], e.getKey()));
        }
        Long open = jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM violation WHERE state <> 'ENDED'")
                .mapTo(Long.class)
                .one());
        System.out.printf(
                "%,d opportunities, %d rules, %,d open violations%n",
                deals, edition.current().rules().size(), open);
    }

    private static void say(String what, long from) {
        System.out.printf("%s in %.1f s%n", what, (System.nanoTime() - from) / 1e9);
    }

    private void load(String object, int count) {
        Set<String> wanted = demand.wanted().getOrDefault(object, Set.of());
        ObjectSchema schema = org.describe(object).orElseThrow();
        Set<String> asked = new TreeSet<>(wanted);
        asked.removeIf(f -> schema.field(f).isEmpty());
        Set<String> absent = new TreeSet<>(wanted);
        absent.removeAll(asked);
        enforcer.described(new Description(object, org.describe(object), asked, absent));
        Cursor cursor =
                new Cursor(object, String.join(",", asked), true, null, null, clock.instant(), clock.instant());
        for (int from = 0; from < Math.max(1, count); from += BATCH) {
            List<CrmRecord> records = new ArrayList<>();
            for (int i = from; i < Math.min(count, from + BATCH); i++) {
                records.add(record(schema, asked, i));
            }
            enforcer.accept(new ChangeBatch(object, records, List.of(), true, from + BATCH >= count ? cursor : null));
        }
    }

    private CrmRecord record(ObjectSchema schema, Set<String> asked, int number) {
        Map<String, FieldValue> values = new HashMap<>();
        for (String name : asked) {
            FieldSchema field = schema.field(name).orElseThrow();
            values.put(field.name(), value(schema.name(), field, number));
        }
        return new CrmRecord(id(schema.name(), number), schema.name(), values, clock.instant());
    }

    private static RecordId id(String object, int number) {
        return RecordId.of(StandardObjects.schema(object).orElseThrow().keyPrefix() + "%012d".formatted(number));
    }

    private FieldValue value(String object, FieldSchema field, int number) {
        String name = object + "." + field.name();
        switch (name) {
            case "OpportunityStage.ApiName", "OpportunityStage.MasterLabel" -> {
                return FieldValue.of(stage(number));
            }
            case "OpportunityStage.SortOrder" -> {
                return FieldValue.of(BigDecimal.valueOf(number + 1));
            }
            case "Opportunity.StageName", "OpportunityHistory.StageName" -> {
                return FieldValue.of(stage(random.nextInt(6)));
            }
            case "User.TimeZoneSidKey" -> {
                return FieldValue.of(List.of("Europe/London", "America/New_York", "Asia/Tokyo", "America/Los_Angeles")
                        .get(number % 4));
            }
            case "Task.WhatId", "Event.WhatId", "OpportunityHistory.OpportunityId", "OpportunityContactRole.OpportunityId" -> {
                return FieldValue.of(id("Opportunity", random.nextInt(deals)).value());
            }
            default -> {
                return any(field);
            }
        }
    }

    private static String stage(int number) {
        return List.of(
                        "Prospecting",
                        "Qualification",
                        "Proposal/Price Quote",
                        "Negotiation/Review",
                        "Closed Won",
                        "Closed Lost")
                .get(number);
    }

    private FieldValue any(FieldSchema field) {
        FieldType type = field.type();
        if (type == FieldType.BOOLEAN) {
            return FieldValue.of(field.name().equals("IsActive") || random.nextInt(4) == 0);
        }
        if (random.nextInt(4) == 0 && field.nillable()) {
            return FieldValue.BLANK;
        }
        Instant moment = clock.instant().minusSeconds(random.nextInt(30_000_000));
        return switch (type) {
            case NUMBER, CURRENCY, PERCENT -> FieldValue.of(BigDecimal.valueOf(random.nextInt(10_000_000), 2));
            case DATE -> FieldValue.of(LocalDate.ofInstant(moment, ZoneOffset.UTC).plusDays(180));
            case DATETIME -> FieldValue.of(moment.truncatedTo(ChronoUnit.SECONDS));
            case REFERENCE -> reference(field);
            case PICKLIST ->
                field.picklist().isEmpty()
                        ? FieldValue.of("Other")
                        : FieldValue.of(field.picklist()
                                .get(random.nextInt(field.picklist().size()))
                                .value());
            default -> FieldValue.of(random.nextInt(8) == 0 ? "TBD" : "Some text about number " + random.nextInt(10_000));
        };
    }

    private FieldValue reference(FieldSchema field) {
        return switch (field.referenceTo().isEmpty() ? "" : field.referenceTo().get(0)) {
            case "Account" -> FieldValue.of(id("Account", random.nextInt(Math.max(1, deals / 5))).value());
            case "User", "Group" -> FieldValue.of(id("User", random.nextInt(PEOPLE)).value());
            default -> FieldValue.BLANK;
        };
    }
}
