package dev.plumbline.pipeline;

import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.ingest.FieldDemand;
import dev.plumbline.mirror.ActivityFields;
import dev.plumbline.notifications.salesforce.OwnTasks;
import dev.plumbline.people.FederationIds;
import dev.plumbline.people.PeopleDemand;
import dev.plumbline.people.calendar.CalendarsConfig;
import dev.plumbline.people.calendar.OrgHoliday;
import dev.plumbline.people.calendar.OrgHours;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.salesforce.SalesforceClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is asked of Salesforce: the fields that rules in force read, those that people and pages need, and nothing beyond. */
@ApplicationScoped
class Demand implements FieldDemand {

    /** What pages and messages show of a record besides what its rules read. */
    private static final Map<String, Set<String>> PAGES = Map.of(
            "Opportunity", Set.of("Name", "Amount", "StageName", "CloseDate", "OwnerId", "AccountId"),
            "Lead", Set.of("Name", "Company", "Status", "OwnerId"),
            "Task", Set.of("Subject", "ActivityDate", "OwnerId", "IsClosed", "WhatId", "WhoId"),
            "Event", Set.of("Subject", "ActivityDate", "OwnerId", "WhatId", "WhoId"),
            "Account", Set.of("Name", "OwnerId"),
            "Contact", Set.of("Name", "AccountId", "OwnerId"),
            "OpportunityContactRole", Set.of("OpportunityId", "ContactId", "Role"),
            "OpportunityHistory", Set.of("OpportunityId", "StageName", "CloseDate", "Amount", "CreatedDate"),
            "OpportunityStage", Set.of("ApiName", "MasterLabel", "SortOrder", "IsActive", "IsClosed", "IsWon"),
            "RecordType", Set.of("Name", "DeveloperName", "SobjectType"));

    private final FileEdition edition;
    private final SalesforceClient salesforce;
    private final OwnTasks own;
    private final CalendarsConfig calendars;
    private final FederationIds federation;

    Demand(
            FileEdition edition,
            SalesforceClient salesforce,
            OwnTasks own,
            CalendarsConfig calendars,
            FederationIds federation) {
        this.edition = edition;
        this.salesforce = salesforce;
        this.own = own;
        this.calendars = calendars;
        this.federation = federation;
    }

    @Override
    public Map<String, Set<String>> wanted() {
        Map<String, Set<String>> wanted = new TreeMap<>();
        PAGES.forEach((object, fields) -> add(wanted, object, fields));
        PeopleDemand.FIELDS.forEach((object, fields) -> add(wanted, object, fields));
        PeopleDemand.WELCOME.forEach((object, fields) -> add(wanted, object, shown(object, fields)));
        if (federation.needed()) {
            add(wanted, "User", Set.of(PeopleDemand.FEDERATION_ID));
        }
        if (calendars.orgHours()) {
            add(wanted, "BusinessHours", OrgHours.FIELDS);
            add(wanted, "Holiday", OrgHoliday.FIELDS);
        }
        // By their marker our own Tasks are known before we know their ids.
        salesforce.describe("Task").flatMap(own::field).ifPresent(field -> add(wanted, "Task", Set.of(field)));
        edition.loaded().ifPresent(book -> rules(wanted, book));
        return wanted;
    }

    /** Those of the fields that the org has and shows. */
    private Set<String> shown(String object, Set<String> fields) {
        Set<String> shown = new TreeSet<>(fields);
        shown.removeIf(field -> salesforce
                .describe(object)
                .flatMap(schema -> schema.field(field))
                .isEmpty());
        return shown;
    }

    private void rules(Map<String, Set<String>> wanted, RuleBook book) {
        Paths paths = new Paths(salesforce::describe);
        book.demand().forEach((object, read) -> {
            for (String path : read) {
                if (Paths.isField(path)) {
                    paths.steps(object, path).forEach(step -> step(wanted, step));
                }
            }
        });
        HistoryDemand.of(book, salesforce::describe).forEach((object, fields) -> add(wanted, object, fields));
        for (String object : book.objects()) {
            salesforce.describe(object).ifPresent(schema -> add(wanted, object, Set.of(nameField(schema))));
        }
    }

    /** Fields that activities decide take the activities too: Salesforce does not tell when such a field changes. */
    private static void step(Map<String, Set<String>> wanted, Paths.Step step) {
        add(wanted, step.object(), Set.of(step.field()));
        if (ActivityFields.derives(step.object(), step.field())) {
            ActivityFields.NEEDED.forEach((object, fields) -> add(wanted, object, fields));
        }
    }

    private static void add(Map<String, Set<String>> wanted, String object, Set<String> fields) {
        wanted.computeIfAbsent(object, o -> new TreeSet<>()).addAll(fields);
    }

    /** The field by which people know a record. */
    static String nameField(ObjectSchema schema) {
        for (String candidate : new String[] {"Name", "Subject", "CaseNumber", "Title"}) {
            if (schema.field(candidate).isPresent()) {
                return candidate;
            }
        }
        return "Id";
    }
}
