package dev.plumbline.pipeline;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.FieldValues;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.StandardObjects;
import dev.plumbline.mirror.Mirror;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** Deals in the mirror of an application under test, with a past of their own; and what its ticks would do. */
@ApplicationScoped
public class LoadedDeals {

    private static final Set<String> FIELDS = Set.of(
            "Name", "StageName", "NextStep", "Amount", "CloseDate", "OwnerId", "IsClosed", "IsWon", "CreatedDate");
    private static final Set<String> STAGE =
            Set.of("ApiName", "MasterLabel", "SortOrder", "IsActive", "IsClosed", "IsWon");
    private static final Set<String> PAST = Set.copyOf(HistoryDemand.STAGE_FIELDS);

    private final Mirror mirror;
    private final Jdbi jdbi;
    private final Clock clock;
    private final FileEdition edition;
    private final Sweep sweep;
    private final Stages stages;

    LoadedDeals(Mirror mirror, Jdbi jdbi, Clock clock, FileEdition edition, Sweep sweep, Stages stages) {
        this.mirror = mirror;
        this.jdbi = jdbi;
        this.clock = clock;
        this.edition = edition;
        this.sweep = sweep;
        this.stages = stages;
    }

    /** @param owners of the deals, one each; every third has a next step, every fifth is closed */
    public void load(List<RecordId> owners) {
        List<CrmRecord> deals = new ArrayList<>();
        List<CrmRecord> rows = new ArrayList<>();
        for (int i = 0; i < owners.size(); i++) {
            Map<String, String> deal = new HashMap<>();
            deal.put("Name", i == 1 ? "<b>Bravo</b> & Söhne" : "Deal " + i);
            deal.put("StageName", i % 5 == 4 ? "Closed Won" : "Negotiation/Review");
            deal.put("NextStep", i % 3 == 0 ? "Send the quote" : "");
            deal.put("Amount", "" + 1000 * (i + 1));
            deal.put("CloseDate", i % 2 == 0 ? "2026-02-10" : "2026-06-30");
            deal.put("OwnerId", owners.get(i).value());
            deal.put("IsClosed", "" + (i % 5 == 4));
            deal.put("IsWon", "" + (i % 5 == 4));
            deal.put("CreatedDate", "2025-11-01T09:00:00Z");
            RecordId id = Flow.id("Opportunity", i + 1);
            deals.add(record("Opportunity", id, FIELDS, deal));
            Map<String, String> row = new HashMap<>(deal);
            row.put("OpportunityId", id.value());
            rows.add(record(HistoryDemand.STAGES, Flow.id(HistoryDemand.STAGES, i + 1), PAST, row));
        }
        jdbi.useTransaction(handle -> {
            know(handle, "Opportunity", FIELDS);
            know(handle, HistoryDemand.STAGES, PAST);
            know(handle, "OpportunityStage", STAGE);
            mirror.load(
                    handle,
                    "OpportunityStage",
                    List.of(
                            stage("Prospecting", 1, false),
                            stage("Negotiation/Review", 2, false),
                            stage("Closed Won", 3, true)));
            mirror.asked(handle, "OpportunityStage", clock.instant(), true);
            mirror.load(handle, "Opportunity", deals);
            mirror.load(handle, HistoryDemand.STAGES, rows);
            mirror.asked(handle, "Opportunity", clock.instant(), true);
            mirror.asked(handle, HistoryDemand.STAGES, clock.instant(), true);
        });
        stages.changed();
        edition.load();
    }

    private CrmRecord stage(String name, int order, boolean closed) {
        return record(
                "OpportunityStage",
                Flow.id("OpportunityStage", order),
                STAGE,
                Map.of(
                        "ApiName",
                        name,
                        "MasterLabel",
                        name,
                        "SortOrder",
                        "" + order,
                        "IsActive",
                        "true",
                        "IsClosed",
                        "" + closed,
                        "IsWon",
                        "" + closed));
    }

    /** What the heartbeat does once a rule is in force. */
    public void tick() {
        sweep.runDue(edition.current());
    }

    private void know(org.jdbi.v3.core.Handle handle, String object, Set<String> fields) {
        mirror.know(handle, StandardObjects.schema(object).orElseThrow(), fields, Set.of());
    }

    private CrmRecord record(String object, RecordId id, Set<String> fields, Map<String, String> texts) {
        ObjectSchema schema = StandardObjects.schema(object).orElseThrow();
        Map<String, FieldValue> values = new HashMap<>();
        for (String name : fields) {
            schema.field(name).ifPresent(field -> {
                String empty = field.type() == FieldType.BOOLEAN ? "false" : "";
                values.put(field.name(), FieldValues.parse(field.type(), texts.getOrDefault(name, empty)));
            });
        }
        return new CrmRecord(id, object, values, clock.instant().minus(Duration.ofDays(30)));
    }
}
