package dev.plumbline.pipeline;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.FieldValues;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.StandardObjects;
import dev.plumbline.salesforce.SalesforceClient;
import dev.plumbline.salesforce.SalesforceException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An org that says who it is and what its objects look like, and hides fields of them. Nothing else is asked of it here. */
class DescribedOrg implements SalesforceClient {

    private static final Pattern CHILDREN = Pattern.compile("WHERE (\\w+) IN (\\(.+\\)) LIMIT (\\d+)");

    private static final Pattern HISTORY =
            Pattern.compile("WHERE (\\w+) IN (\\(.+\\)) (?:AND CreatedDate >= (\\S+)|ORDER BY CreatedDate LIMIT 1)");

    final Set<String> hidden = new HashSet<>();

    /** Whether it does not say what it holds. */
    boolean silent;

    /** Texts by id and field, of records that exist there. */
    final Map<RecordId, Map<String, String>> holds = new TreeMap<>(Comparator.comparing(RecordId::value));

    String organizationId = "00D000000000001AAA";

    @Override
    public OrgIdentity org() {
        return new OrgIdentity(organizationId, "Acme", "https://acme.example.com", "005000000000099AAA", "service");
    }

    @Override
    public Optional<ObjectSchema> describe(String object) {
        return StandardObjects.schema(object)
                .map(s -> new ObjectSchema(
                        s.name(),
                        s.label(),
                        s.keyPrefix(),
                        s.replicateable(),
                        s.fields().stream()
                                .filter(f -> !hidden.contains(object + "." + f.name()))
                                .toList()));
    }

    @Override
    public void forgetDescribe(String object) {}

    @Override
    public Instant serverTime() {
        throw new UnsupportedOperationException("the flow does not ask");
    }

    @Override
    public void query(
            String object, Collection<String> fields, String rest, boolean all, Consumer<List<CrmRecord>> page) {
        Matcher children = CHILDREN.matcher(rest);
        Matcher history = HISTORY.matcher(rest);
        if (children.matches()) {
            List<RecordId> found = of(object).stream()
                    .filter(id -> children.group(2).contains("'" + held(id, children.group(1)) + "'"))
                    .limit(Long.parseLong(children.group(3)))
                    .toList();
            page.accept(retrieve(object, fields, found));
        } else if (history.matches()) {
            List<RecordId> found = of(object).stream()
                    .filter(id -> history.group(2).contains("'" + held(id, history.group(1)) + "'"))
                    .sorted(Comparator.comparing(id -> held(id, "CreatedDate")))
                    .toList();
            Optional<Instant> from = Optional.ofNullable(history.group(3)).map(Instant::parse);
            page.accept(retrieve(
                    object,
                    fields,
                    from.map(since -> found.stream()
                                    .filter(id -> !Instant.parse(held(id, "CreatedDate"))
                                            .isBefore(since))
                                    .toList())
                            .orElseGet(() -> found.stream().limit(1).toList())));
        } else if (rest.startsWith("ORDER BY Id") || rest.equals("LIMIT 1")) {
            page.accept(retrieve(object, fields, of(object)));
        } else {
            throw new UnsupportedOperationException("nothing else is asked here: " + rest);
        }
    }

    private String held(RecordId id, String field) {
        return holds.getOrDefault(id, Map.of()).getOrDefault(field, "");
    }

    private List<RecordId> of(String object) {
        String prefix = describe(object).orElseThrow().keyPrefix();
        return holds.keySet().stream()
                .filter(id -> id.value().startsWith(prefix))
                .toList();
    }

    @Override
    public long count(String object, String rest) {
        return of(object).size();
    }

    @Override
    public List<CrmRecord> retrieve(String object, Collection<String> fields, Collection<RecordId> ids) {
        ObjectSchema schema = describe(object).orElseThrow();
        if (silent || !fields.stream().allMatch(field -> schema.field(field).isPresent())) {
            throw new SalesforceException.Query("INVALID_FIELD", "no such field", null);
        }
        return ids.stream().map(id -> record(schema, fields, id)).toList();
    }

    private CrmRecord record(ObjectSchema schema, Collection<String> fields, RecordId id) {
        Map<String, String> held = holds.getOrDefault(id, Map.of());
        Map<String, FieldValue> values = new HashMap<>();
        for (String field : fields) {
            values.put(
                    field, FieldValues.parse(schema.field(field).orElseThrow().type(), held.getOrDefault(field, "")));
        }
        return new CrmRecord(id, schema.name(), values, Instant.EPOCH);
    }

    @Override
    public Changes updated(String object, Instant start, Instant end) {
        throw new UnsupportedOperationException("the flow does not ask");
    }

    @Override
    public Deletions deleted(String object, Instant start, Instant end) {
        throw new UnsupportedOperationException("the flow does not ask");
    }

    @Override
    public List<SaveOutcome> update(String object, List<Change> changes) {
        throw new UnsupportedOperationException("the flow does not write");
    }

    @Override
    public List<SaveOutcome> upsert(String object, String externalIdField, List<Map<String, FieldValue>> records) {
        throw new UnsupportedOperationException("the flow does not write");
    }

    @Override
    public List<SaveOutcome> create(String object, List<Map<String, FieldValue>> records) {
        throw new UnsupportedOperationException("the flow does not write");
    }

    @Override
    public ApiUsage usage() {
        return new ApiUsage(-1, -1, 0, -1);
    }

    @Override
    public ConnectionState state() {
        return new ConnectionState(ConnectionState.State.CONNECTED, "", Optional.empty());
    }
}
