package dev.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.SettableClock;
import dev.plumbline.TestDatabase;
import dev.plumbline.crm.BusinessDays;
import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.Deletion;
import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.FieldValues;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.StageList;
import dev.plumbline.crm.StandardObjects;
import dev.plumbline.crm.Tally;
import dev.plumbline.formula.Context;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.mirror.Mirrors;
import dev.plumbline.rules.Rollup;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleBookLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories of children, through the real mirror on a real database. After each step, what is kept must be what a fresh count of the
 * children makes of them.
 */
class KeptRollupTest {

    private static final int PARENTS = 4;
    private static final int CHILDREN = 14;
    private static final List<String> FIELDS = List.of(
            "WhatId", "IsClosed", "Priority", "ActivityDate", "CallDurationInSeconds", "CreatedDate", "Subject");
    private static final List<String> HIDEABLE = List.of("Priority", "ActivityDate", "CallDurationInSeconds");

    private final SettableClock clock = SettableClock.at("2026-03-02T09:00:00Z");
    private final Jdbi jdbi = TestDatabase.fresh();
    private final Mirror mirror = Mirrors.on(jdbi, clock);
    private final Map<Integer, Map<String, String>> org = new TreeMap<>();
    private final List<CrmRecord> past = new ArrayList<>();
    private Set<String> hidden = new TreeSet<>();
    private List<Rollup> rollups = rollups("NOT(IsClosed)").rollups();

    /** All kinds, with and without a filter, over a filter that fails for some, and one that turns with the clock. */
    private static RuleBook rollups(String filter) {
        String yaml =
                """
                rollups:
                  - {name: All, object: Opportunity, summarize: Task, by: WhatId, type: COUNT}
                  - {name: Some, object: Opportunity, summarize: Task, by: WhatId, type: COUNT, filter: '%1$s'}
                  - {name: Sum, object: Opportunity, summarize: Task, by: WhatId, type: SUM, field: CallDurationInSeconds}
                  - {name: SumSome, object: Opportunity, summarize: Task, by: WhatId, type: SUM, field: CallDurationInSeconds, filter: '%1$s'}
                  - {name: First, object: Opportunity, summarize: Task, by: WhatId, type: MIN, field: ActivityDate}
                  - {name: Last, object: Opportunity, summarize: Task, by: WhatId, type: MAX, field: ActivityDate, filter: '%1$s'}
                  - {name: Longest, object: Opportunity, summarize: Task, by: WhatId, type: MAX, field: CallDurationInSeconds, filter: 'ISPICKVAL(Priority, "High")'}
                  - {name: Born, object: Opportunity, summarize: Task, by: WhatId, type: MIN, field: CreatedDate, filter: '%1$s'}
                  - {name: Failing, object: Opportunity, summarize: Task, by: WhatId, type: COUNT, filter: '100 / CallDurationInSeconds > 5'}
                  - {name: FailingMin, object: Opportunity, summarize: Task, by: WhatId, type: MIN, field: ActivityDate, filter: '100 / CallDurationInSeconds > 5'}
                  - {name: FailingSum, object: Opportunity, summarize: Task, by: WhatId, type: SUM, field: CallDurationInSeconds, filter: '100 / CallDurationInSeconds > 5'}
                  - {name: Due, object: Opportunity, summarize: Task, by: WhatId, type: COUNT, filter: ActivityDate < TODAY()}
                rules:
                  - name: r
                    object: Opportunity
                    violated: OR($Rollup.All + $Rollup.Some + $Rollup.Sum + $Rollup.SumSome + $Rollup.Longest + $Rollup.Failing + $Rollup.FailingSum + $Rollup.Due > 5, ISBLANK($Rollup.First), ISBLANK($Rollup.Last), ISBLANK($Rollup.Born), ISBLANK($Rollup.FailingMin))
                    why: Because plans are made with it.
                    used-by: Monday review
                    state: live
                """
                        .formatted(filter);
        try {
            Path directory = Files.createTempDirectory(Files.createDirectories(Path.of("target", "kept")), "rules");
            Files.writeString(directory.resolve("r.yaml"), yaml);
            RuleBook book = RuleBookLoader.yaml().load(directory, StandardObjects::schema);
            assertThat(book.refused()).isEmpty();
            return book;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void staysWhatAFreshCountMakesOfTheChildren(long seed) {
        Random random = new Random(seed);
        begin();
        for (int step = 0; step < 120; step++) {
            String did = play(random);
            compare("seed " + seed + ", step " + step + ": " + did);
        }
        assertThat(keptRows()).isPositive();
    }

    private void begin() {
        StandardObjects.schema("Opportunity")
                .ifPresent(s -> jdbi.useTransaction(h -> {
                    mirror.know(h, s, Set.of("Name"), Set.of());
                    List<CrmRecord> parents = new ArrayList<>();
                    for (int n = 1; n <= PARENTS; n++) {
                        parents.add(new CrmRecord(parent(n), "Opportunity", Map.of(), clock.instant()));
                    }
                    mirror.load(h, "Opportunity", parents);
                    mirror.asked(h, "Opportunity", clock.instant(), true);
                }));
        know();
        jdbi.useTransaction(h -> mirror.asked(h, "Task", clock.instant(), true));
    }

    private String play(Random random) {
        clock.forward(Duration.ofSeconds(1 + random.nextInt(3)));
        int n = 1 + random.nextInt(CHILDREN);
        int what = random.nextInt(18);
        // What makes everything be counted anew is rare, so that a slip would have time to show.
        boolean rare = List.of(4, 5, 7, 10).contains(what) && random.nextInt(4) > 0;
        switch (rare ? -1 : what) {
            case 0 -> {
                return delete(n, Optional.empty());
            }
            case 1 -> {
                return delete(n, Optional.of(child(1 + random.nextInt(CHILDREN))));
            }
            case 2 -> {
                if (past.isEmpty()) {
                    return "nothing";
                }
                CrmRecord old = past.get(random.nextInt(past.size()));
                apply(List.of(old), List.of());
                return "stale news of " + old.id();
            }
            case 3 -> {
                if (!org.containsKey(n)) {
                    return "nothing";
                }
                apply(List.of(record(n), record(n)), List.of());
                return "the same again of " + n;
            }
            case 4 -> {
                hidden = new TreeSet<>(HIDEABLE);
                hidden.removeIf(f -> random.nextInt(3) > 0);
                know();
                return "hide " + hidden;
            }
            case 5 -> {
                rollups = rollups(random.nextBoolean() ? "NOT(IsClosed)" : "ISPICKVAL(Priority, \"High\")")
                        .rollups();
                return "other definitions";
            }
            case 6 -> {
                clock.forward(Duration.ofDays(1));
                return "a new day";
            }
            case 7 -> {
                load();
                return "load anew";
            }
            case 8 -> {
                jdbi.useTransaction(h -> mirror.keep(h, kept(), parents()));
                return "keep";
            }
            case 9 -> {
                clock.forward(Duration.ofDays(8));
                assertThat((int) jdbi.inTransaction(h -> mirror.verify(h, kept(), Duration.ofDays(7), 1000)))
                        .isZero();
                return "verify";
            }
            case 10 -> {
                clock.forward(Duration.ofDays(31));
                jdbi.useTransaction(h -> mirror.asked(h, "Task", clock.instant(), true));
                return "purge";
            }
            case 11 -> {
                List<CrmRecord> lost = List.of(change(n, random));
                assertThatThrownBy(() -> jdbi.useTransaction(h -> {
                            mirror.apply(h, "Task", lost, List.of(), kept());
                            throw new IllegalStateException("cut off");
                        }))
                        .hasMessage("cut off");
                return "a change cut off of " + n;
            }
            default -> {
                List<CrmRecord> batch = new ArrayList<>();
                for (int i = 0; i <= random.nextInt(4); i++) {
                    batch.add(change(1 + random.nextInt(CHILDREN), random));
                }
                apply(batch, List.of());
                return "change " + batch;
            }
        }
    }

    private CrmRecord change(int n, Random random) {
        Map<String, String> child = org.computeIfAbsent(n, i -> new HashMap<>());
        for (int i = 0; i < 2; i++) {
            switch (random.nextInt(7)) {
                case 0 -> child.put("IsClosed", String.valueOf(random.nextBoolean()));
                case 1 -> child.put("Priority", random.nextBoolean() ? "High" : "Low");
                case 2 ->
                    child.put("ActivityDate", random.nextInt(5) == 0 ? "" : "2026-03-0" + (1 + random.nextInt(8)));
                case 3 ->
                    child.put(
                            "CallDurationInSeconds",
                            List.of("", "0", "-3", "7", "7.50", "1000").get(random.nextInt(6)));
                case 4 -> child.put("CreatedDate", "2026-01-0" + (1 + random.nextInt(9)) + "T00:00:00Z");
                case 5 -> child.put("Subject", "Call " + random.nextInt(3));
                default ->
                    child.put(
                            "WhatId",
                            random.nextInt(6) == 0
                                    ? ""
                                    : parent(1 + random.nextInt(PARENTS)).value());
            }
        }
        CrmRecord record = record(n);
        past.add(record);
        return record;
    }

    private String delete(int n, Optional<RecordId> mergedInto) {
        org.remove(n);
        apply(List.of(), List.of(new Deletion(child(n), clock.instant(), "gone", mergedInto)));
        return "delete " + n + " into " + mergedInto;
    }

    /** A field that comes back into sight has to be read anew; until then nothing is known of the object. */
    private void know() {
        ObjectSchema task = StandardObjects.schema("Task").orElseThrow();
        Set<String> asked = new HashSet<>(FIELDS);
        asked.removeAll(hidden);
        jdbi.useTransaction(h -> mirror.know(h, task, asked, hidden));
        load();
    }

    private void load() {
        jdbi.useTransaction(h -> {
            mirror.asked(h, "Task", clock.instant(), false);
            mirror.load(h, "Task", org.keySet().stream().map(this::record).toList());
            mirror.asked(h, "Task", clock.instant(), true);
        });
    }

    private void apply(List<CrmRecord> upserts, List<Deletion> deletions) {
        jdbi.useTransaction(h -> mirror.apply(h, "Task", upserts, deletions, kept()));
    }

    private CrmRecord record(int n) {
        ObjectSchema schema = StandardObjects.schema("Task").orElseThrow();
        Map<String, String> texts = Objects.requireNonNull(org.get(n));
        Map<String, FieldValue> values = new HashMap<>();
        for (String name : FIELDS) {
            FieldSchema field = schema.field(name).orElseThrow();
            if (!hidden.contains(name)) {
                String blank = field.type() == FieldType.BOOLEAN ? "false" : "";
                values.put(name, FieldValues.parse(field.type(), texts.getOrDefault(name, blank)));
            }
        }
        return new CrmRecord(child(n), "Task", values, clock.instant());
    }

    private List<KeptRollup> kept() {
        return rollups.stream().filter(Rollup::steady).map(KeptRollup::new).toList();
    }

    /** What readers would see, against what the children say. */
    private void compare(String step) {
        jdbi.useTransaction(h -> {
            Map<String, Map<RecordId, Tally>> tallies = mirror.tallies(h, kept(), parents());
            for (Rollup rollup : rollups) {
                List<String> fields = new ArrayList<>(rollup.childPaths());
                fields.add(rollup.by());
                Map<RecordId, Tally> kept = rollup.steady() ? tallies.getOrDefault(rollup.key(), Map.of()) : Map.of();
                if (mirror.blindness(h, "Task", fields).isPresent()) {
                    continue;
                }
                Map<RecordId, List<FieldValue[]>> children =
                        mirror.children(h, "Task", "WhatId", parents(), rollup.childPaths());
                kept.forEach((parent, tally) -> assertThat(rollup.value(tally))
                        .as("%s of %s after %s", rollup.name(), parent, step)
                        .isEqualTo(rollup.summary(children.getOrDefault(parent, List.of()), context())));
            }
        });
    }

    private Context context() {
        return new Context(clock.instant(), ZoneOffset.UTC, new StageList(List.of()), BusinessDays.MONDAY_TO_FRIDAY);
    }

    private long keptRows() {
        return jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM mirror_tally WHERE counted IS NOT NULL")
                .mapTo(Long.class)
                .one());
    }

    private static List<RecordId> parents() {
        List<RecordId> parents = new ArrayList<>();
        for (int n = 1; n <= PARENTS; n++) {
            parents.add(parent(n));
        }
        return parents;
    }

    private static RecordId parent(int n) {
        return Flow.id("Opportunity", n);
    }

    private static RecordId child(int n) {
        return Flow.id("Task", n);
    }

    @Test
    void keepsOnlyWhatDependsOnTheChildAlone() {
        assertThat(rollups.stream().filter(r -> !r.steady()).map(Rollup::name)).containsExactly("Due");
        assertThat(steady("STAGE_AT_LEAST(\"Prospecting\", Subject)")).isFalse();
        assertThat(steady("DATEVALUE(CreatedDate) > DATE(2026, 1, 1)")).isFalse();
        assertThat(steady("Owner.IsActive")).isFalse();
        assertThat(steady("CreatedDate > DATETIMEVALUE(\"2026-01-01 00:00:00\")"))
                .isTrue();
    }

    private static boolean steady(String filter) {
        return rollups(filter).rollups().stream()
                .filter(r -> r.name().equals("Some"))
                .allMatch(Rollup::steady);
    }

    @Test
    void holdsUnderChangesOfManyAtOnce() throws Exception {
        begin();
        int workers = 4;
        CyclicBarrier together = new CyclicBarrier(workers);
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        List<Future<?>> all = new ArrayList<>();
        Instant start = clock.instant();
        for (int w = 0; w < workers; w++) {
            Random random = new Random(w);
            boolean builds = w == 0;
            all.add(pool.submit(() -> {
                for (int i = 0; i < 60; i++) {
                    together.await(60, TimeUnit.SECONDS);
                    if (builds && i % 3 == 0) {
                        jdbi.useTransaction(KeptRollupTest::forgetTheFirst);
                        jdbi.useTransaction(h -> mirror.keep(h, kept(), parents()));
                    } else {
                        List<CrmRecord> batch = batch(random, start.plusSeconds(i));
                        jdbi.useTransaction(h -> mirror.apply(h, "Task", batch, List.of(), kept()));
                    }
                }
                return null;
            }));
        }
        List<Throwable> refused = new ArrayList<>();
        for (Future<?> one : all) {
            refusal(one).filter(e -> !(e instanceof BrokenBarrierException)).ifPresent(refused::add);
        }
        pool.shutdown();
        assertThat(refused).as("changes that were refused").isEmpty();
        compare("changes of many at once");
        assertThat(keptRows()).isPositive();
    }

    /** Locked in the order of everybody else: a plain DELETE takes rows as they lie, and could wait for somebody who waits for it. */
    private static void forgetTheFirst(Handle handle) {
        String parent = parent(1).value();
        handle.createQuery("SELECT summary FROM mirror_tally WHERE parent = :parent ORDER BY summary FOR UPDATE")
                .bind("parent", parent)
                .mapTo(Long.class)
                .list();
        handle.execute("DELETE FROM mirror_tally WHERE parent = ?", parent);
    }

    private static Optional<Throwable> refusal(Future<?> one) throws InterruptedException {
        try {
            one.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(e.getCause());
        }
    }

    /** Few children, new ones among them in every batch, so that the same one is brought by several at once. */
    private static List<CrmRecord> batch(Random random, Instant at) {
        List<CrmRecord> batch = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Map<String, FieldValue> values = new HashMap<>();
            values.put(
                    "WhatId", FieldValue.of(parent(1 + random.nextInt(PARENTS)).value()));
            values.put("IsClosed", FieldValue.of(random.nextBoolean()));
            values.put("Priority", FieldValue.of(random.nextBoolean() ? "High" : "Low"));
            values.put("CallDurationInSeconds", FieldValue.of(new java.math.BigDecimal(random.nextInt(9))));
            values.put("ActivityDate", FieldValue.of(java.time.LocalDate.of(2026, 3, 1 + random.nextInt(9))));
            values.put("CreatedDate", FieldValue.of(Instant.EPOCH.plusSeconds(random.nextInt(9))));
            int n = (int) (at.getEpochSecond() % 1000) / 2 + random.nextInt(8);
            batch.add(new CrmRecord(child(n), "Task", values, at));
        }
        return batch;
    }

    @Test
    void putsRightWhatSomebodySpoilt() {
        begin();
        Random random = new Random(9);
        for (int i = 0; i < 20; i++) {
            apply(List.of(change(1 + random.nextInt(CHILDREN), random)), List.of());
            clock.forward(Duration.ofSeconds(1));
        }
        jdbi.useTransaction(h -> mirror.keep(h, kept(), parents()));
        jdbi.useHandle(h -> h.execute(
                "UPDATE mirror_tally SET counted = counted + 1 WHERE parent = ?",
                parent(2).value()));
        clock.forward(Duration.ofDays(8));
        int wrong = jdbi.inTransaction(h -> mirror.verify(h, kept(), Duration.ofDays(7), 1000));
        assertThat(wrong).isEqualTo(kept().size());
        compare("verify");
    }

    @Test
    void givesUpWhatAProcessWithOtherRulesDoesNotKeep() {
        begin();
        Random random = new Random(3);
        apply(List.of(change(1, random), change(2, random)), List.of());
        jdbi.useTransaction(h -> mirror.keep(h, kept(), parents()));
        List<KeptRollup> mine = kept();
        clock.forward(Duration.ofSeconds(1));
        jdbi.useTransaction(h -> mirror.apply(h, "Task", List.of(change(1, random)), List.of()));
        assertThat(tallies(mine)).isEmpty();
        jdbi.useTransaction(h -> mirror.keep(h, mine, parents()));
        compare("coming back");
        assertThat(tallies(mine)).hasSize(mine.size());
    }

    private Map<String, Map<RecordId, Tally>> tallies(List<KeptRollup> of) {
        return jdbi.inTransaction((Handle h) -> mirror.tallies(h, of, parents()));
    }
}
