package dev.plumbline.ingest;

import dev.plumbline.SettableClock;
import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.Deletion;
import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.FieldValues;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.StandardObjects;
import dev.plumbline.salesforce.SalesforceClient;
import dev.plumbline.salesforce.SalesforceException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An org in memory, as far as ingest can see one: stamps that are older than their commit, a delete log that forgets, windows that are refused. */
final class FakeOrg implements SalesforceClient {

    static final class Rec {
        final RecordId id;
        final Map<String, String> fields = new HashMap<>();
        Instant stamp;
        Instant visibleFrom;

        @Nullable
        Instant deletedAt;

        @Nullable
        RecordId master;

        boolean logged = true;
        boolean purged;
        boolean shared = true;

        Rec(RecordId id, Instant stamp) {
            this.id = id;
            this.stamp = stamp;
            this.visibleFrom = stamp;
        }
    }

    final SettableClock clock;
    final Map<String, TreeMap<RecordId, Rec>> tables = new HashMap<>();
    final Set<String> hiddenFields = new HashSet<>();
    final Set<String> hiddenObjects = new HashSet<>();
    final Map<String, Integer> calls = new TreeMap<>();
    final List<Instant> openTransactions = new ArrayList<>();
    int pageSize = 2000;
    int idLimit = 600_000;
    Instant earliestDeletion = Instant.EPOCH;
    int ours;
    int forgotten;
    /** Asked before every call with the object; throws what the call should meet. */
    Consumer<String> before = call -> {};
    /** Runs between the moment a query found its rows and the moment they are read. */
    Runnable afterQueryFound = () -> {};

    FakeOrg(SettableClock clock) {
        this.clock = clock;
    }

    Rec put(String object, int n, Instant stamp, String... fields) {
        RecordId id = id(object, n);
        Rec rec = table(object).computeIfAbsent(id, i -> new Rec(i, stamp));
        rec.stamp = stamp.truncatedTo(ChronoUnit.SECONDS);
        rec.visibleFrom = rec.stamp;
        for (int i = 0; i < fields.length; i += 2) {
            rec.fields.put(fields[i], fields[i + 1]);
        }
        return rec;
    }

    void delete(String object, int n) {
        Rec rec = rec(object, n);
        rec.deletedAt = now();
        rec.stamp = now();
        rec.visibleFrom = now();
    }

    void undelete(String object, int n) {
        Rec rec = rec(object, n);
        rec.deletedAt = null;
        rec.stamp = now();
    }

    static RecordId id(String object, int n) {
        return RecordId.of(StandardObjects.schema(object).orElseThrow().keyPrefix() + String.format("%012d", n));
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    Rec rec(String object, int n) {
        return Objects.requireNonNull(table(object).get(id(object, n)));
    }

    TreeMap<RecordId, Rec> all(String object) {
        return table(object);
    }

    private TreeMap<RecordId, Rec> table(String object) {
        return tables.computeIfAbsent(object, o -> new TreeMap<>());
    }

    private void call(String name, String object) {
        ours++;
        calls.merge(name, 1, Integer::sum);
        before.accept(name + " " + object);
    }

    static SalesforceException.Query refused(String code) {
        return new SalesforceException.Query(code, code + ": refused", null);
    }

    @Override
    public OrgIdentity org() {
        return new OrgIdentity("00D000000000001AAA", "Fake", "https://fake", "005000000000001AAA", "ann");
    }

    @Override
    public Instant serverTime() {
        call("serverTime", "");
        return clock.instant();
    }

    private final Map<String, ObjectSchema> described = new HashMap<>();

    @Override
    public Optional<ObjectSchema> describe(String object) {
        if (hiddenObjects.contains(object)) {
            return Optional.empty();
        }
        return StandardObjects.schema(object).map(s -> described.computeIfAbsent(object, o -> visible(s)));
    }

    private ObjectSchema visible(ObjectSchema s) {
        List<FieldSchema> fields = s.fields().stream()
                .filter(f -> !hiddenFields.contains(s.name() + "." + f.name()))
                .toList();
        return new ObjectSchema(s.name(), s.label(), s.keyPrefix(), s.replicateable(), fields);
    }

    @Override
    public void forgetDescribe(String object) {
        forgotten++;
        described.remove(object);
    }

    @Override
    public void query(
            String object, Collection<String> fields, String rest, boolean all, Consumer<List<CrmRecord>> page) {
        call("query", object);
        fields.stream()
                .filter(f -> hiddenFields.contains(object + "." + f))
                .findAny()
                .ifPresent(f -> {
                    throw refused("INVALID_FIELD");
                });
        List<RecordId> found = table(object).values().stream()
                .filter(r -> all ? !r.purged && r.shared : live(r))
                .filter(where(object, rest))
                .sorted(Comparator.comparing((Rec r) -> stamp(object, r)).thenComparing(r -> r.id))
                .map(r -> r.id)
                .toList();
        afterQueryFound.run();
        for (int i = 0; i < found.size(); i += pageSize) {
            if (i > 0) {
                call("queryMore", object);
            }
            page.accept(found.subList(i, Math.min(i + pageSize, found.size())).stream()
                    .map(id ->
                            record(object, Objects.requireNonNull(table(object).get(id)), fields))
                    .toList());
        }
    }

    private boolean live(Rec r) {
        return r.deletedAt == null && !r.purged && r.shared && !r.visibleFrom.isAfter(clock.instant());
    }

    private static Instant stamp(String object, Rec r) {
        return object.endsWith("FieldHistory") ? Instant.parse(r.fields.get("CreatedDate")) : r.stamp;
    }

    /** The clauses that ingest writes, and no others. */
    private Predicate<Rec> where(String object, String rest) {
        Predicate<Rec> all = r -> true;
        Matcher upTo =
                Pattern.compile("(?:SystemModstamp|CreatedDate) <= (\\S+Z)").matcher(rest);
        if (upTo.find()) {
            Instant bound = Instant.parse(upTo.group(1));
            all = all.and(r -> !stamp(object, r).isAfter(bound));
        }
        Matcher since = Pattern.compile("CreatedDate >= (\\S+Z)").matcher(rest);
        if (since.find()) {
            Instant bound = Instant.parse(since.group(1));
            all = all.and(r -> !stamp(object, r).isBefore(bound));
        }
        Matcher behind = Pattern.compile("> (\\S+Z) OR \\(\\w+ = \\S+ AND Id > '(\\w+)'\\)")
                .matcher(rest);
        if (behind.find()) {
            Instant from = Instant.parse(behind.group(1));
            all = all.and(r -> stamp(object, r).isAfter(from)
                    || stamp(object, r).equals(from) && r.id.value().compareTo(behind.group(2)) > 0);
        }
        Matcher in = Pattern.compile("Id IN \\((.*)\\)").matcher(rest);
        if (in.find()) {
            Set<String> ids = Set.of(in.group(1).replace("'", "").split(", "));
            all = all.and(r -> ids.contains(r.id.value()));
        }
        return all;
    }

    private CrmRecord record(String object, Rec rec, Collection<String> fields) {
        ObjectSchema schema = StandardObjects.schema(object).orElseThrow();
        Map<String, FieldValue> values = new HashMap<>();
        for (String field : fields) {
            values.put(
                    field,
                    switch (field) {
                        case "IsDeleted" -> FieldValue.of(rec.deletedAt != null);
                        case "MasterRecordId" -> FieldValue.of(rec.master == null ? "" : rec.master.value());
                        case "Id" -> FieldValue.of(rec.id.value());
                        default ->
                            FieldValues.parse(
                                    schema.field(field).orElseThrow().type(), rec.fields.getOrDefault(field, ""));
                    });
        }
        return new CrmRecord(rec.id, object, values, rec.stamp);
    }

    @Override
    public long count(String object, String rest) {
        throw new UnsupportedOperationException("ingest does not count");
    }

    @Override
    public List<CrmRecord> retrieve(String object, Collection<String> fields, Collection<RecordId> ids) {
        for (int i = 0; i < ids.size(); i += 2000) {
            call("retrieve", object);
        }
        return ids.stream()
                .map(id -> table(object).get(id))
                .filter(r -> r != null && live(r))
                .map(r -> record(object, r, fields))
                .toList();
    }

    @Override
    public Changes updated(String object, Instant start, Instant end) {
        call("getUpdated", object);
        checkWindow(start, end, Duration.ofDays(30));
        Instant from = start.truncatedTo(ChronoUnit.MINUTES);
        List<RecordId> ids = table(object).values().stream()
                .filter(this::live)
                .filter(r -> !r.stamp.isBefore(from) && !r.stamp.isAfter(end))
                .map(r -> r.id)
                .collect(Collectors.toCollection(ArrayList::new));
        if (ids.size() > idLimit) {
            throw refused("EXCEEDED_ID_LIMIT");
        }
        return new Changes(ids, covered(end));
    }

    private Instant covered(Instant end) {
        return openTransactions.stream()
                .filter(t -> t.isBefore(end))
                .min(Comparator.naturalOrder())
                .orElse(end);
    }

    private void checkWindow(Instant start, Instant end, Duration longest) {
        if (start.isBefore(clock.instant().minus(longest))
                || !start.plusSeconds(60).isBefore(end)
                || end.isAfter(clock.instant())) {
            throw refused("INVALID_REPLICATION_DATE");
        }
    }

    @Override
    public Deletions deleted(String object, Instant start, Instant end) {
        call("getDeleted", object);
        checkWindow(start, end, Duration.ofDays(15));
        List<Deletion> gone = table(object).values().stream()
                .filter(r -> r.logged)
                .flatMap(r -> Optional.ofNullable(r.deletedAt).map(d -> new Deletion(r.id, d)).stream())
                .filter(d -> !d.at().isBefore(start) && !d.at().isAfter(end))
                .toList();
        return new Deletions(gone, earliestDeletion, covered(end));
    }

    @Override
    public List<SaveOutcome> update(String object, List<Change> changes) {
        throw new UnsupportedOperationException("ingest does not write");
    }

    @Override
    public List<SaveOutcome> upsert(String object, String externalIdField, List<Map<String, FieldValue>> records) {
        throw new UnsupportedOperationException("ingest does not write");
    }

    @Override
    public List<SaveOutcome> create(String object, List<Map<String, FieldValue>> records) {
        throw new UnsupportedOperationException("ingest does not write");
    }

    @Override
    public ApiUsage usage() {
        return new ApiUsage(-1, -1, ours, -1);
    }

    @Override
    public ConnectionState state() {
        return new ConnectionState(ConnectionState.State.CONNECTED, "", Optional.empty());
    }
}
