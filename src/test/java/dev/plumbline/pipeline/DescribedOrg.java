package dev.plumbline.pipeline;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.StandardObjects;
import dev.plumbline.salesforce.SalesforceClient;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** An org that says who it is and what its objects look like, and hides fields of them. Nothing else is asked of it here. */
class DescribedOrg implements SalesforceClient {

    final Set<String> hidden = new HashSet<>();
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
        throw new UnsupportedOperationException("the flow does not ask");
    }

    @Override
    public long count(String object, String rest) {
        throw new UnsupportedOperationException("the flow does not ask");
    }

    @Override
    public List<CrmRecord> retrieve(String object, Collection<String> fields, Collection<RecordId> ids) {
        throw new UnsupportedOperationException("the flow does not ask");
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
