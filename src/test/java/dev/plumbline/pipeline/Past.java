package dev.plumbline.pipeline;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.RecordId;
import dev.plumbline.ingest.ChangeBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the org's histories hold of the first deal of a flow, told row by row. */
final class Past {

    private final Flow flow;
    private final List<CrmRecord> stages = new ArrayList<>();
    private final List<CrmRecord> fields = new ArrayList<>();
    private int rows;

    Past(Flow flow) {
        this.flow = flow;
    }

    /** A row for the creation. */
    Past born(Instant at, String stage) {
        stages.add(row(at, Flow.ANN, "StageName", stage, "CloseDate", "2026-06-30"));
        return this;
    }

    /** A row for a change. */
    Past moved(Instant at, RecordId by, String stage) {
        stages.add(row(at, by, "StageName", stage, "CloseDate", "2026-06-30", "PrevCloseDate", "2026-06-30"));
        return this;
    }

    /** A row for a change of a tracked field. */
    Past tracked(Instant at, RecordId by, String field, String was, String became) {
        fields.add(row(
                HistoryDemand.FIELDS, at, by, "Field", field, "DataType", "Text", "OldValue", was, "NewValue", became));
        return this;
    }

    /** The two rows that a change of a lookup leaves: one with names, one with ids. */
    Past handedOver(Instant at, RecordId was, String wasName, RecordId became, String becameName) {
        fields.add(row(
                HistoryDemand.FIELDS,
                at,
                Flow.BOB,
                "Field",
                "Owner",
                "DataType",
                "Text",
                "OldValue",
                wasName,
                "NewValue",
                becameName));
        fields.add(row(
                HistoryDemand.FIELDS,
                at,
                Flow.BOB,
                "Field",
                "Owner",
                "DataType",
                "EntityId",
                "OldValue",
                was.value().substring(0, 15),
                "NewValue",
                became.value().substring(0, 15)));
        return this;
    }

    private CrmRecord row(Instant at, RecordId by, String... values) {
        return row(HistoryDemand.STAGES, at, by, values);
    }

    private CrmRecord row(String object, Instant at, RecordId by, String... values) {
        List<String> all = new ArrayList<>(Arrays.asList(
                "OpportunityId", Flow.DEAL.value(), "CreatedDate", at.toString(), "CreatedById", by.value()));
        all.addAll(Arrays.asList(values));
        return flow.set(Flow.id(object, ++rows), object, all.toArray(String[]::new));
    }

    /** All rows told so far arrive as polling brings them, and nothing more is to come of their time. */
    Past arrive() {
        flow.clock.forward(Duration.ofSeconds(1));
        take(HistoryDemand.DEAL, List.of());
        if (flow.demand.wanted().containsKey(HistoryDemand.FIELDS)) {
            take(HistoryDemand.FIELDS, fields);
        }
        take(HistoryDemand.STAGES, stages);
        return this;
    }

    private void take(String object, List<CrmRecord> records) {
        flow.enforcer.accept(new ChangeBatch(object, records, List.of(), false, flow.cursor(object, 0)));
    }

    /** The rows told so far arrive, but others of their time may follow. */
    Past arriveInPart() {
        flow.take(HistoryDemand.STAGES, stages.toArray(CrmRecord[]::new));
        return this;
    }
}
