package dev.plumbline.practice.soap;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.MemoryOrg;
import dev.plumbline.practice.Org.Complaint;
import dev.plumbline.practice.save.Outcome;
import dev.plumbline.practice.save.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** create, update, upsert, delete and undelete. */
final class Writes {

    static final int MOST_RECORDS = 200;

    private final MemoryOrg org;
    private final RecordReader reader;

    Writes(MemoryOrg org) {
        this.org = org;
        this.reader = new RecordReader(org);
    }

    /** One record of a call: something to save, or what is already wrong with it. */
    private record Entry(Optional<Write> write, Outcome refused) {

        static Entry of(Write write) {
            return new Entry(Optional.of(write), new Outcome(Optional.empty(), false, List.of()));
        }

        static Entry refused(List<Complaint> complaints) {
            return new Entry(Optional.empty(), new Outcome(Optional.empty(), false, complaints));
        }
    }

    String create(Call call) {
        return save(call, records(call, sent -> {
            if (!sent.id().isEmpty()) {
                return Entry.refused(List.of(new Complaint(
                        "INVALID_FIELD_FOR_INSERT_UPDATE", "cannot specify Id in an insert call", List.of("Id"))));
            }
            return Entry.of(new Write.Create(sent.schema().name(), sent.fields()));
        }));
    }

    String update(Call call) {
        return save(call, records(call, sent -> {
            if (sent.id().isEmpty()) {
                return Entry.refused(List.of(
                        new Complaint("MISSING_ARGUMENT", "Id not specified in an update call", List.of("Id"))));
            }
            return malformed(sent.id(), sent.schema().keyPrefix())
                    .orElseGet(() -> Entry.of(new Write.Update(RecordId.of(sent.id()), sent.fields(), call.when())));
        }));
    }

    String upsert(Call call) {
        String key = call.body().text("externalIDFieldName");
        return save(call, records(call, sent -> {
            FieldSchema field = sent.schema()
                    .field(key)
                    .filter(f -> f.name().equals("Id") || Describes.externalId(f))
                    .orElseThrow(() -> new SoapFault(
                            "INVALID_FIELD",
                            "Field name provided, " + key
                                    + " does not match an External ID, Salesforce Id, or indexed field for "
                                    + sent.schema().name()));
            Map<String, FieldValue> fields = new LinkedHashMap<>(sent.fields());
            if (field.name().equals("Id") && !sent.id().isEmpty()) {
                Optional<Entry> malformed = malformed(sent.id(), sent.schema().keyPrefix());
                if (malformed.isPresent()) {
                    return malformed.get();
                }
                fields.put("Id", FieldValue.of(sent.id()));
            }
            return Entry.of(new Write.Upsert(sent.schema().name(), field.name(), fields));
        }));
    }

    String delete(Call call) {
        return save(call, ids(call, Write.Delete::new));
    }

    String undelete(Call call) {
        return save(call, ids(call, Write.Undelete::new));
    }

    private List<Entry> records(Call call, Function<RecordReader.Sent, Entry> entry) {
        List<Element> sent = call.body().children("sObjects");
        tooMany(sent.size());
        return sent.stream()
                .map(record -> reader.read(record, call.user()))
                .map(r -> r.complaints().isEmpty() ? entry.apply(r) : Entry.refused(r.complaints()))
                .map(e -> taken(call, e))
                .toList();
    }

    private static List<Entry> ids(Call call, Function<RecordId, Write> write) {
        List<String> ids = call.body().texts("ids");
        tooMany(ids.size());
        return ids.stream()
                .map(id -> malformed(id, "").orElseGet(() -> Entry.of(write.apply(RecordId.of(id)))))
                .map(e -> taken(call, e))
                .toList();
    }

    /** Somebody else holds the record for longer than Salesforce waits. */
    private static Entry taken(Call call, Entry entry) {
        Optional<RecordId> record = entry.write().flatMap(Write::record);
        if (entry.write().isEmpty() || !call.rowIsTaken(record)) {
            return entry;
        }
        return Entry.refused(List.of(new Complaint(
                "UNABLE_TO_LOCK_ROW",
                "unable to obtain exclusive access to this record or 1 records: "
                        + record.map(r -> r.value().substring(0, 15)).orElse(""),
                List.of())));
    }

    private static void tooMany(int records) {
        if (records > MOST_RECORDS) {
            throw new SoapFault(
                    "EXCEEDED_ID_LIMIT", "record limit reached. cannot submit more than 200 records into this call");
        }
    }

    private static Optional<Entry> malformed(String id, String prefix) {
        if (!RecordId.isId(id)) {
            return Optional.of(Entry.refused(List.of(new Complaint("MALFORMED_ID", "bad id " + id, List.of("Id")))));
        }
        return id.startsWith(prefix)
                ? Optional.empty()
                : Optional.of(Entry.refused(List.of(
                        new Complaint("MALFORMED_ID", "Record ID: id value of incorrect type: " + id, List.of("Id")))));
    }

    /** Saves what can be saved; a record that could not even be read counts as refused when all or none is wanted. */
    private String save(Call call, List<Entry> entries) {
        List<Write> writes = entries.stream().flatMap(e -> e.write().stream()).toList();
        boolean unreadable = writes.size() < entries.size();
        List<Outcome> saved = call.allOrNone() && unreadable
                ? writes.stream().map(w -> rolledBack()).toList()
                : org.save(call.user(), call.allOrNone(), writes);
        List<Outcome> outcomes = new ArrayList<>();
        int next = 0;
        for (Entry entry : entries) {
            outcomes.add(entry.write().isPresent() ? saved.get(next++) : entry.refused());
        }
        Xml xml = new Xml();
        outcomes.forEach(outcome -> result(xml, outcome, call.operation()));
        return xml.toString();
    }

    private static Outcome rolledBack() {
        return new Outcome(
                Optional.empty(),
                false,
                List.of(new Complaint(
                        "ALL_OR_NONE_OPERATION_ROLLED_BACK",
                        "Record rolled back because not all records were valid and the request was using AllOrNone header",
                        List.of())));
    }

    private static void result(Xml xml, Outcome outcome, String operation) {
        xml.open("result");
        if (operation.equals("upsert")) {
            xml.flag("created", outcome.created());
        }
        for (Complaint complaint : outcome.complaints()) {
            xml.open("errors");
            complaint.fields().forEach(field -> xml.text("fields", field));
            xml.text("message", complaint.message())
                    .text("statusCode", complaint.code())
                    .close("errors");
        }
        xml.text("id", outcome.success() ? outcome.id().map(RecordId::value).orElse("") : "");
        xml.flag("success", outcome.success()).close("result");
    }
}
