package dev.plumbline.pipeline;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.salesforce.SalesforceClient;
import dev.plumbline.salesforce.SalesforceException;
import dev.plumbline.salesforce.Soql;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** A history that no rule in force needs: asked of Salesforce for one look, page by page, and kept nowhere. */
final class BorrowedRows implements HistoryRows {

    private final SalesforceClient salesforce;
    private final History history;
    private final Instant from;

    /** Of the page that is looked at. */
    private final List<CrmRecord> page = new ArrayList<>();

    private long read;

    /** @param from older rows tell nothing of what was since: what a field became by them is what the next one says that it was */
    BorrowedRows(SalesforceClient salesforce, History history, Instant from) {
        this.salesforce = salesforce;
        this.history = history;
        this.from = from.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Rows that were read so far. */
    long read() {
        return read;
    }

    /**
     * The rows about the records that are looked at next. No transaction is held while Salesforce is asked.
     *
     * @throws SalesforceException when they cannot be read; part of them would look like all
     */
    void next(Collection<RecordId> records) {
        page.clear();
        if (records.isEmpty()) {
            return;
        }
        salesforce.query(
                history.object(),
                history.fields(),
                "WHERE " + history.parent() + " IN " + Soql.ids(records) + " AND CreatedDate >= " + from,
                false,
                page::addAll);
        read += page.size();
    }

    /**
     * Since when fields have been tracked, as far as a change tells: the first row of each. A field that never changed may be tracked or
     * not.
     *
     * @throws SalesforceException when that cannot be read
     */
    Map<String, Instant> tracked(ObjectSchema schema, Collection<String> fields) {
        Map<String, Instant> tracked = new HashMap<>();
        for (String name : fields) {
            schema.field(name)
                    .filter(field -> field.type() != FieldType.LONG_TEXT)
                    .flatMap(this::first)
                    .ifPresent(since -> tracked.put(name, since));
        }
        return tracked;
    }

    private Optional<Instant> first(FieldSchema field) {
        List<String> names = new ArrayList<>(List.of(field.name()));
        Optional.ofNullable(field.relationshipName()).ifPresent(names::add);
        String named = names.stream().map(Soql::text).collect(Collectors.joining(", "));
        List<CrmRecord> first = new ArrayList<>();
        salesforce.query(
                history.object(),
                List.of("CreatedDate"),
                "WHERE Field IN (" + named + ") ORDER BY CreatedDate LIMIT 1",
                false,
                first::addAll);
        return first.stream().findFirst().flatMap(row -> HistoryReader.moment(row.field("CreatedDate")));
    }

    @Override
    public void read(Handle handle, History wanted, Collection<RecordId> records, Take take) {
        for (CrmRecord row : page) {
            String about = row.field(history.parent()).asText();
            if (wanted.equals(history) && RecordId.isId(about)) {
                take.row(RecordId.of(about), row.id().value(), row.fields());
            }
        }
    }
}
