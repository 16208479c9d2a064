package dev.plumbline.practice;

import dev.plumbline.SettableClock;
import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.FieldValues;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.StandardObjects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An org of a few people and records, on Monday 2 March 2026, 09:00 UTC. */
public final class SmallOrg {

    public static final RecordId ORGANIZATION = RecordId.of("00D5g000000PLMB");
    public static final RecordId ROBOT = RecordId.of("0055g0000000001");
    public static final RecordId ANN = RecordId.of("0055g0000000002");
    public static final RecordId BEN = RecordId.of("0055g0000000003");
    public static final RecordId GONE = RecordId.of("0055g0000000004");
    public static final RecordId ADA = RecordId.of("0055g0000000005");
    public static final RecordId MIA = RecordId.of("0055g0000000006");
    public static final RecordId QUEUE = RecordId.of("00G5g0000000001");
    public static final RecordId ACME = RecordId.of("0015g0000000001");
    public static final RecordId GLOBEX = RecordId.of("0015g0000000002");
    public static final RecordId CARA = RecordId.of("0035g0000000001");
    public static final RecordId DEAL = RecordId.of("0065g0000000001");
    public static final RecordId LATE_DEAL = RecordId.of("0065g0000000002");
    public static final RecordId WON_DEAL = RecordId.of("0065g0000000003");
    public static final RecordId LEAD = RecordId.of("00Q5g0000000001");
    public static final RecordId TASK = RecordId.of("00T5g0000000001");

    public final SettableClock clock = SettableClock.at("2026-03-02T09:00:00Z");
    public final MemoryOrg org = new MemoryOrg(clock);

    public SmallOrg() {
        org.define(withKey());
        seed(
                "Organization",
                ORGANIZATION,
                "Name",
                "Small Org",
                "FiscalYearStartMonth",
                "1",
                "TimeZoneSidKey",
                "Europe/Berlin");
        user(ROBOT, "Plumbline", "Integration", "robot@small.example", "true", "Europe/Berlin");
        user(ANN, "Ann", "Archer", "ann@small.example", "true", "America/New_York");
        user(BEN, "Ben", "Baker", "ben@small.example", "true", "Asia/Tokyo");
        user(GONE, "Gus", "Gone", "gus@small.example", "false", "Europe/Berlin");
        seed("Group", QUEUE, "Name", "Inbound", "Type", "Queue", "DeveloperName", "Inbound");
        stages();
        seed("Account", ACME, "Name", "Acme", "OwnerId", ANN.value(), "Industry", "Energy");
        seed("Account", GLOBEX, "Name", "Globex", "OwnerId", BEN.value(), "ParentId", ACME.value());
        seed("Contact", CARA, "FirstName", "Cara", "LastName", "Cole", "Name", "Cara Cole", "AccountId", ACME.value());
        deal(DEAL, "Big deal", "Qualification", "12000.50", "2026-03-31", ANN, ACME);
        deal(LATE_DEAL, "Late deal", "Proposal/Price Quote", "", "2026-02-15", ANN, GLOBEX);
        deal(WON_DEAL, "Won deal", "Closed Won", "900", "2025-12-20", BEN, ACME);
        seed(
                "Lead",
                LEAD,
                "LastName",
                "Lima",
                "Name",
                "Lima",
                "Company",
                "L'Oreille",
                "Status",
                "Open - Not Contacted",
                "OwnerId",
                QUEUE.value(),
                "IsUnreadByOwner",
                "true");
        seed(
                "Task",
                TASK,
                "Subject",
                "Call Cara",
                "Status",
                "Not Started",
                "Priority",
                "Normal",
                "OwnerId",
                ANN.value(),
                "WhatId",
                DEAL.value(),
                "WhoId",
                CARA.value(),
                "ActivityDate",
                "2026-02-27");
    }

    /** The same org with profiles, and with Mia above Ann: from now on not everybody may do everything. */
    public SmallOrg staffed() {
        RecordId admins = RecordId.of("00e5g0000000001");
        RecordId reps = RecordId.of("00e5g0000000002");
        RecordId programs = RecordId.of("00e5g0000000003");
        seed("Profile", admins, "Name", "System Administrator");
        seed("Profile", reps, "Name", "Sales Rep");
        seed("Profile", programs, "Name", "API Only");
        user(ADA, "Ada", "Admin", "ada@small.example", "true", "Europe/Berlin");
        user(MIA, "Mia", "Manager", "mia@small.example", "true", "Europe/Berlin");
        org.update(ADA, ANN, fields("User", "ProfileId", reps.value(), "ManagerId", MIA.value()));
        org.update(ADA, BEN, fields("User", "ProfileId", reps.value()));
        org.update(ADA, MIA, fields("User", "ProfileId", reps.value()));
        org.update(ADA, ROBOT, fields("User", "ProfileId", programs.value()));
        org.update(ADA, ADA, fields("User", "ProfileId", admins.value()));
        return this;
    }

    private static ObjectSchema withKey() {
        ObjectSchema task = StandardObjects.schema("Task").orElseThrow();
        FieldSchema key = new FieldSchema(
                "Nudge_Key__c",
                "Nudge Key",
                FieldType.TEXT,
                80,
                0,
                0,
                true,
                false,
                true,
                true,
                true,
                true,
                List.of(),
                null,
                List.of());
        FieldSchema topics = FieldSchema.of("Topics__c", FieldType.MULTIPICKLIST, 0);
        FieldSchema notes = new FieldSchema(
                "Notes__c",
                "Notes",
                FieldType.LONG_TEXT,
                131_072,
                0,
                0,
                true,
                false,
                true,
                true,
                false,
                false,
                List.of(),
                null,
                List.of());
        return new ObjectSchema(task.name(), task.label(), task.keyPrefix(), true, List.of(key, topics, notes));
    }

    /** @param more fields beside these: name, value, name, value… */
    public void user(
            RecordId id, String first, String last, String username, String active, String zone, String... more) {
        List<String> texts = new ArrayList<>(List.of(
                "FirstName",
                first,
                "LastName",
                last,
                "Name",
                first + " " + last,
                "Username",
                username,
                "Email",
                username,
                "IsActive",
                active,
                "TimeZoneSidKey",
                zone));
        texts.addAll(List.of(more));
        seed("User", id, texts.toArray(String[]::new));
    }

    private void deal(
            RecordId id, String name, String stage, String amount, String close, RecordId owner, RecordId account) {
        boolean won = stage.equals("Closed Won");
        seed(
                "Opportunity",
                id,
                "Name",
                name,
                "StageName",
                stage,
                "Amount",
                amount,
                "CloseDate",
                close,
                "OwnerId",
                owner.value(),
                "AccountId",
                account.value(),
                "IsClosed",
                Boolean.toString(won),
                "IsWon",
                Boolean.toString(won),
                "Probability",
                won ? "100" : "10",
                "PushCount",
                "0");
    }

    private void stages() {
        String[] names = {
            "Prospecting", "Qualification", "Proposal/Price Quote", "Negotiation/Review", "Closed Won", "Closed Lost"
        };
        String[] chances = {"10", "20", "75", "90", "100", "0"};
        String[] categories = {"Pipeline", "Pipeline", "Best Case", "Commit", "Closed", "Omitted"};
        for (int i = 0; i < names.length; i++) {
            seed(
                    "OpportunityStage",
                    RecordId.of("01J5g000000000" + i),
                    "ApiName",
                    names[i],
                    "MasterLabel",
                    names[i],
                    "IsActive",
                    "true",
                    "IsClosed",
                    Boolean.toString(i > 3),
                    "IsWon",
                    Boolean.toString(i == 4),
                    "SortOrder",
                    Integer.toString(i + 1),
                    "DefaultProbability",
                    chances[i],
                    "ForecastCategoryName",
                    categories[i]);
        }
    }

    /** Seeds a record, created and changed on 1 February 2026. @param texts name, value, name, value… */
    public void seed(String object, RecordId id, String... texts) {
        Map<String, FieldValue> fields = new LinkedHashMap<>();
        ObjectSchema schema = org.schema(object).orElseThrow();
        for (String audit : List.of("CreatedDate", "LastModifiedDate", "SystemModstamp")) {
            if (schema.field(audit).isPresent()) {
                fields.put(audit, FieldValue.of(FieldValues.moment("2026-02-01T08:00:00Z")));
            }
        }
        fields.putAll(fields(schema, texts));
        org.seed(object, id, fields);
    }

    /** Fields for a save. @param texts name, value, name, value… */
    public Map<String, FieldValue> fields(String object, String... texts) {
        return fields(org.schema(object).orElseThrow(), texts);
    }

    private static Map<String, FieldValue> fields(ObjectSchema schema, String... texts) {
        Map<String, FieldValue> fields = new LinkedHashMap<>();
        for (int i = 0; i < texts.length; i += 2) {
            fields.put(
                    texts[i],
                    FieldValues.parse(schema.field(texts[i]).orElseThrow().type(), texts[i + 1]));
        }
        return fields;
    }

    /** A field of a record as text, empty when blank. */
    public String value(RecordId id, String field) {
        return Objects.requireNonNull(org.read(id).orElseThrow().get(field), field)
                .asText();
    }
}
