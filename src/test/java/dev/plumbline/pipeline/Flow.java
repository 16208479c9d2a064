package dev.plumbline.pipeline;

import dev.plumbline.SettableClock;
import dev.plumbline.TestDatabase;
import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.Deletion;
import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.FieldValues;
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
import dev.plumbline.people.calendar.Calendars;
import dev.plumbline.people.calendar.TestCalendars;
import dev.plumbline.rules.MutedRules;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleBookLoader;
import dev.plumbline.tasks.TaskDesk;
import dev.plumbline.violations.FirstCheck;
import dev.plumbline.violations.HistoryEntry;
import dev.plumbline.violations.Ledgers;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationFilter;
import dev.plumbline.violations.ViolationLedger;
import dev.plumbline.violations.ViolationState;
import dev.plumbline.violations.Violations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;

/** The whole flow behind polling, of real parts on a database of its own: what the org says goes in, the ledger is what comes out. */
final class Flow {

    static final RecordId DEAL = id("Opportunity", 1);
    static final RecordId ANN = id("User", 1);
    static final RecordId BOB = id("User", 2);

    final SettableClock clock = SettableClock.at("2026-03-02T09:00:00Z");
    final Jdbi jdbi = TestDatabase.fresh();
    final DescribedOrg org = new DescribedOrg();
    final Cursors cursors = CursorTables.in(jdbi);
    final Violations violations = Ledgers.in(jdbi);
    final Mirror mirror = Mirrors.on(jdbi, clock);
    private final Path rules;
    Path calendarFiles = Path.of("no", "such", "directory");
    final List<MutedRules> muted = new ArrayList<>();
    final List<FirstCheck> afterwards = new ArrayList<>();
    Escalations escalations;
    private final Set<String> absent = new TreeSet<>();
    private final Map<String, TreeMap<RecordId, Map<String, String>>> kept = new HashMap<>();
    private final Map<RecordId, Instant> stamps = new HashMap<>();
    FileEdition edition;
    Enforcer enforcer;
    Sweep sweep;
    Demand demand;
    boolean federated;
    TaskDesk desk;

    /** An org with stages, Ann in London and Bob in London, everything loaded, and these rules in force. */
    Flow(String... yaml) {
        try {
            rules = Files.createTempDirectory(Files.createDirectories(Path.of("target", "flow")), "rules");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(yaml);
        start();
        stage("Prospecting", 1);
        stage("Qualification", 2);
        stage("Negotiation/Review", 3);
        user(1, "Ann Lee", "Europe/London");
        user(2, "Bob Ray", "Europe/London");
    }

    /** What the org is like is not known yet: some object cannot be loaded. */
    Flow without(String object) {
        absent.add(object);
        return this;
    }

    static RecordId id(String object, int n) {
        return RecordId.of(StandardObjects.schema(object).orElseThrow().keyPrefix() + "%012d".formatted(n));
    }

    /** A process begins, with the files as they are now and the database as it was left. */
    void start() {
        Directory directory = Directories.of(jdbi, mirror);
        Stages stages = new Stages(jdbi, mirror);
        ViolationLedger ledger = ViolationLedger.on(clock);
        edition = new FileEdition(RuleBookLoader.yaml(), org, () -> rules, jdbi);
        Calendars calendars = TestCalendars.in(calendarFiles, clock);
        OwnTasks own = TaskParts.own(jdbi, clock);
        desk = new TaskDesk(jdbi, clock, directory, violations, own, edition::current);
        escalations = Climbs.of(clock, directory, desk.tasks);
        OwnActivities ours = new OwnActivities(mirror, own);
        enforcer = new Enforcer(
                jdbi, mirror, edition, directory, stages, ledger, escalations, ours, cursors, muted, clock, calendars);
        sweep = new Sweep(jdbi, mirror, directory, stages, enforcer, ledger, afterwards(), cursors, clock);
        demand = new Demand(edition, org, own, TestCalendars.config(calendarFiles), () -> federated);
        edition.load();
    }

    private List<FirstCheck> afterwards() {
        List<FirstCheck> all = new ArrayList<>(afterwards);
        all.add(escalations);
        return all;
    }

    private void refuseNothing() {
        RuleBook book = edition.current();
        if (!book.refused().isEmpty()) {
            throw new IllegalStateException(book.refused().toString());
        }
    }

    void rewrite(String... yaml) {
        write(yaml);
        start();
        refuseNothing();
    }

    /** Saves the files, and leaves it to the service to notice. */
    void edit(String... yaml) {
        write(yaml);
    }

    Path files() {
        return rules;
    }

    Preview preview() {
        return new Preview(
                RuleBookLoader.yaml(),
                edition,
                new KnownObjects(mirror, org, this::status),
                org,
                mirror,
                Directories.of(jdbi, mirror),
                new Stages(jdbi, mirror),
                jdbi,
                clock,
                TestCalendars.in(calendarFiles, clock));
    }

    LookBack lookBack() {
        return new LookBack(
                preview(),
                new KnownObjects(mirror, org, this::status),
                org,
                mirror,
                Directories.of(jdbi, mirror),
                TestCalendars.in(calendarFiles, clock),
                new Stages(jdbi, mirror),
                jdbi,
                clock);
    }

    /** Nothing but what is kept. */
    private ServiceStatus.Now status() {
        TreeMap<String, ServiceStatus.Loaded> objects = new TreeMap<>();
        jdbi.withHandle(mirror::objects)
                .forEach(o -> objects.put(o.object(), new ServiceStatus.Loaded(o.records(), o.asOf(), o.loaded())));
        return new ServiceStatus.Now(
                new ServiceStatus.Salesforce(
                        ServiceStatus.Link.CONNECTED, "", Optional.empty(), Optional.empty(), 0, 0),
                objects,
                new ServiceStatus.Check(false, Optional.empty(), 0, 0));
    }

    /** As {@link #rewrite}, with a mistake in it that refuses a rule. */
    void mistype(String... yaml) {
        write(yaml);
        start();
    }

    private void write(String... yaml) {
        try {
            Files.writeString(rules.resolve("rules.yaml"), Rules.file(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads everything that is demanded, from the beginning, and runs the check that is due then. */
    Flow ready() {
        demand.wanted().keySet().stream().filter(o -> !absent.contains(o)).forEach(this::load);
        check();
        return this;
    }

    void check() {
        sweep.runDue(edition.current());
    }

    void load(String object) {
        absent.remove(object);
        Optional<ObjectSchema> schema = org.describe(object);
        Set<String> wanted =
                new TreeSet<>(Objects.requireNonNull(demand.wanted().get(object)));
        Set<String> asked = asked(object);
        wanted.removeAll(asked);
        enforcer.described(new Description(object, schema, asked, wanted));
        List<CrmRecord> records =
                table(object).keySet().stream().map(id -> record(object, id)).toList();
        enforcer.accept(new ChangeBatch(object, records, List.of(), true, cursor(object, 0)));
    }

    Cursor cursor(String object, int seconds) {
        Instant until = clock.instant().plusSeconds(seconds);
        return new Cursor(object, String.join(",", asked(object)), true, null, null, until, until);
    }

    private Set<String> asked(String object) {
        Set<String> asked = new TreeSet<>(demand.wanted().getOrDefault(object, Set.of()));
        asked.removeIf(f -> org.describe(object).flatMap(s -> s.field(f)).isEmpty());
        return asked;
    }

    Flow stage(String name, int order) {
        set(
                id("OpportunityStage", order),
                "OpportunityStage",
                "ApiName",
                name,
                "MasterLabel",
                name,
                "IsActive",
                "true");
        set(id("OpportunityStage", order), "OpportunityStage", "SortOrder", "" + order);
        return this;
    }

    Flow user(int n, String name, String zone) {
        set(id("User", n), "User", "Name", name, "IsActive", "true", "TimeZoneSidKey", zone);
        return this;
    }

    /** Field names and values in turn, on top of what the record has; not told to anybody yet. */
    CrmRecord set(RecordId id, String object, String... fields) {
        Map<String, String> values = table(object).computeIfAbsent(id, i -> new HashMap<>());
        for (int i = 0; i < fields.length; i += 2) {
            values.put(fields[i], fields[i + 1]);
        }
        stamps.put(id, clock.instant().truncatedTo(ChronoUnit.SECONDS));
        return record(object, id);
    }

    /** A change as polling brings it. */
    Flow put(String object, int n, String... fields) {
        clock.forward(java.time.Duration.ofSeconds(1));
        take(object, set(id(object, n), object, fields));
        return this;
    }

    Flow deal(String... fields) {
        return put("Opportunity", 1, fields);
    }

    void take(String object, CrmRecord... records) {
        enforcer.accept(new ChangeBatch(object, Arrays.asList(records), List.of(), false, null));
    }

    Flow delete(String object, int n) {
        clock.forward(java.time.Duration.ofSeconds(1));
        table(object).remove(id(object, n));
        Deletion gone = new Deletion(id(object, n), clock.instant());
        enforcer.accept(new ChangeBatch(object, List.of(), List.of(gone), false, null));
        return this;
    }

    private TreeMap<RecordId, Map<String, String>> table(String object) {
        return kept.computeIfAbsent(object, o -> new TreeMap<>());
    }

    private CrmRecord record(String object, RecordId id) {
        ObjectSchema schema = org.describe(object).orElseThrow();
        Map<String, String> texts = Objects.requireNonNull(table(object).get(id));
        Map<String, FieldValue> values = new HashMap<>();
        for (String name : asked(object)) {
            FieldSchema field = schema.field(name).orElseThrow();
            String empty = field.type() == FieldType.BOOLEAN ? "false" : "";
            values.put(field.name(), FieldValues.parse(field.type(), texts.getOrDefault(name, empty)));
        }
        return new CrmRecord(id, object, values, Objects.requireNonNull(stamps.get(id)));
    }

    List<Violation> open() {
        return violations.list(ViolationFilter.OPEN, Scope.EVERYONE, Optional.empty(), 200);
    }

    List<Violation> ended() {
        return violations.list(ViolationFilter.OPEN.in(ViolationState.ENDED), Scope.EVERYONE, Optional.empty(), 200);
    }

    /** Ids of the records with open violations. */
    List<RecordId> broken() {
        return open().stream().map(Violation::record).toList();
    }

    List<String> story(Violation violation) {
        return violations.history(violation.id()).stream()
                .map(HistoryEntry::what)
                .toList();
    }

    /** The first deal, as it is kept. */
    Optional<CrmRecord> mirrored() {
        return jdbi.inTransaction(h -> mirror.find(h, DEAL));
    }

    /** Who is on the way to be told of something. */
    List<String> climbing() {
        return jdbi.withHandle(
                h -> h.createQuery("SELECT accountable FROM ladder_climb WHERE ended_at IS NULL AND paused_at IS NULL")
                        .mapTo(String.class)
                        .list());
    }

    long count(String table) {
        return jdbi.withHandle(h ->
                h.createQuery("SELECT count(*) FROM " + table).mapTo(Long.class).one());
    }
}
