package dev.plumbline.web.fakes;

import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.PracticeServer;
import dev.plumbline.practice.SmallOrg;
import dev.plumbline.practice.Wsc;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A small org behind a real wire, with more deals of Ann's that need something, and rules that find them. */
public class SmallOrgServed implements QuarkusTestResourceLifecycleManager {

    /** What stands in deals that say nothing of what comes next. */
    public static final int DEALS = 9;

    /** A rep to whom Salesforce shows and offers less than to others. */
    public static final RecordId CLEO = RecordId.of("0055g0000000007");

    /** Leads Cleo and Otto. */
    public static final RecordId LENA = RecordId.of("0055g0000000008");

    public static final RecordId OTTO = RecordId.of("0055g0000000009");

    public static final RecordId CLEOS_CALL = RecordId.of("00T5g0000000007");

    /** Calls for a table of them. */
    public static final List<RecordId> MORE_CALLS =
            List.of(RecordId.of("00T5g0000000008"), RecordId.of("00T5g0000000009"));

    private static final RecordId REPS = RecordId.of("00e5g0000000002");

    private static final RecordId RENEWAL = RecordId.of("0125g0000000001");

    public static SmallOrg small;
    public static PracticeServer server;

    static final String RULES =
            """
            rollups:
              - name: Planned
                object: Opportunity
                summarize: Task
                by: WhatId
                type: COUNT
                filter: NOT(IsClosed)
                add:
                  - Subject
                  - ActivityDate = DATE(2027, 3, 1)
              - name: People
                object: Opportunity
                summarize: OpportunityContactRole
                by: OpportunityId
                type: COUNT
                add: [ContactId, Role]
              - name: Calls
                object: Lead
                summarize: Task
                by: WhoId
                type: COUNT
                filter: IsClosed
                add: [Subject, Status = "Completed"]
            rules:
              - name: called
                title: Leads are called
                object: Lead
                violated: AND(Company = "Waiting", $Rollup.Calls = 0)
                message: "Nobody called {Name}."
                why: A lead that nobody calls is money spent on nothing.
                used-by: Campaign review
                fix: [$Rollup.Calls]
                severity: required
                ladder: standard
                state: live
                backlog: enforce
              - name: planned
                title: Deals without a plan get one
                object: Opportunity
                applies: CONTAINS(Name, "planless")
                violated: $Rollup.Planned = 0
                message: "{Name} has nothing planned."
                why: A deal with nothing planned is a deal nobody works on.
                used-by: Monday's review
                fix: [$Rollup.Planned]
                severity: required
                ladder: standard
                state: live
                backlog: enforce
              - name: people
                title: Lonely deals name somebody
                object: Opportunity
                applies: CONTAINS(Name, "lonely")
                violated: OR($Rollup.People = 0, ISBLANK(Description))
                message: "{Name} names nobody."
                why: A deal that hangs on nobody is lost.
                used-by: Monday's review
                fix: [Description, $Rollup.People]
                severity: required
                ladder: standard
                state: live
                backlog: enforce
              - name: next-step
                title: Open deals have a next step
                object: Opportunity
                applies: NOT(IsClosed)
                require: [NextStep]
                message: "{Name} needs {fields}."
                why: Monday's review plans with it.
                used-by: Monday's review
                severity: required
                ladder: standard
                state: live
                backlog: enforce
              - name: past-close
                title: Open deals close in the future
                object: Opportunity
                applies: NOT(IsClosed)
                violated: CloseDate < DATE(2026, 3, 1)
                message: "The close date of {Name} has passed."
                why: The forecast counts on it.
                used-by: The forecast
                fix: [CloseDate, Amount, StageName]
                severity: required
                ladder: standard
                state: live
                backlog: enforce
              - name: kind
                title: Deals from the web say what kind they are
                object: Opportunity
                applies: ISPICKVAL(LeadSource, "Web")
                require: [Type]
                message: "{Name} needs {fields}."
                why: Marketing learns from it what the web brings.
                used-by: Campaign review
                severity: required
                ladder: standard
                state: live
                backlog: enforce
              - name: about
                title: Calls say what they are about
                object: Task
                applies: NOT(IsClosed)
                require: [WhatId]
                message: "{Subject} needs {fields}."
                why: Otherwise the deal looks abandoned.
                used-by: Monday's review
                severity: advice
                ladder: standard
                state: live
                backlog: enforce
            """;

    /** Waits for Cleo's call. */
    public static final RecordId LEAD = RecordId.of("00Q5g0000000007");

    public static RecordId deal(int n) {
        return RecordId.of("0065g0000000%03d".formatted(100 + n));
    }

    @Override
    public Map<String, String> start() {
        small = new SmallOrg();
        small.clock.set(Clock.systemUTC().instant());
        IntStream.rangeClosed(1, DEALS).forEach(n -> deal(n, SmallOrg.ANN, "CloseDate", "2027-03-31"));
        cleo();
        server = Wsc.serve(small);
        return Map.of(
                "plumbline.salesforce.url",
                server.url(),
                "plumbline.salesforce.client-id",
                Wsc.CLIENT_ID,
                "plumbline.salesforce.client-secret",
                Wsc.SECRET,
                "plumbline.rules",
                rules().toString());
    }

    /** @param more fields that make this one different */
    private static void deal(int n, RecordId owner, String... more) {
        List<String> texts = new ArrayList<>(List.of(
                "Name",
                "Deal number " + n,
                "StageName",
                "Prospecting",
                "Amount",
                Integer.toString(n * 1000),
                "OwnerId",
                owner.value(),
                "AccountId",
                SmallOrg.ACME.value(),
                "IsClosed",
                "false",
                "IsWon",
                "false",
                "Probability",
                "10",
                "PushCount",
                "0"));
        texts.addAll(List.of(more));
        small.seed("Opportunity", deal(n), texts.toArray(String[]::new));
    }

    private static void cleo() {
        small.user(LENA, "Lena", "Lead", "lena@small.example", "true", "Europe/Berlin", "ManagerId", "");
        // Whoever has no profile administers the org, and no lock stops them.
        small.seed("Profile", REPS, "Name", "Sales Rep");
        small.user(
                CLEO,
                "Cleo",
                "Cole",
                "cleo@small.example",
                "true",
                "Europe/Berlin",
                "ManagerId",
                LENA.value(),
                "ProfileId",
                REPS.value());
        small.user(OTTO, "Otto", "Oak", "otto@small.example", "true", "Europe/Berlin", "ManagerId", LENA.value());
        small.seed("RecordType", RENEWAL, "Name", "Renewal", "SobjectType", "Opportunity", "IsActive", "true");
        small.org.setup().offers().limit(RENEWAL, "StageName", List.of("Prospecting", "Qualification", "Closed Won"));
        small.org.setup().offers().depend("Opportunity", "Type", "LeadSource", Map.of("Web", List.of("New Customer")));
        small.org.setup().fields().hideFrom(CLEO.value(), "Opportunity", "NextStep");
        deal(20, CLEO, "CloseDate", "2027-03-31");
        deal(21, CLEO, "CloseDate", "2026-02-01", "NextStep", "Call", "RecordTypeId", RENEWAL.value());
        deal(24, CLEO, "CloseDate", "2026-02-01", "NextStep", "Call");
        deal(23, CLEO, "CloseDate", "2027-03-31");
        deal(22, CLEO, "CloseDate", "2027-03-31", "NextStep", "Call", "LeadSource", "Web");
        small.org.setup().fields().hideFrom(OTTO.value(), "Task", "Subject");
        IntStream.rangeClosed(30, 38)
                .forEach(n -> deal(
                        n,
                        n == 38 ? OTTO : CLEO,
                        "CloseDate",
                        "2027-03-31",
                        "NextStep",
                        "Call",
                        "Name",
                        "A planless %sdeal, %d".formatted(n == 35 || n == 36 ? "and lonely " : "", n)));
        small.seed(
                "Lead",
                LEAD,
                "LastName",
                "Lund",
                "Name",
                "Lund",
                "Company",
                "Waiting",
                "Status",
                "Open - Not Contacted",
                "OwnerId",
                CLEO.value());
        call(CLEOS_CALL, "Call about the offer");
        MORE_CALLS.forEach(id -> call(id, "Call about delivery"));
    }

    private static void call(RecordId id, String subject) {
        small.seed(
                "Task", id, "Subject", subject, "Status", "Not Started", "Priority", "Normal", "OwnerId", CLEO.value());
    }

    private static Path rules() {
        try {
            Path directory = Files.createTempDirectory(Files.createDirectories(Path.of("target", "rules")), "fix");
            Files.writeString(directory.resolve("rules.yaml"), RULES);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        server.close();
    }

    /** Names whoever has something to mend here. */
    public static List<String> people() {
        return List.of("ann", "ben", "cleo", "lena", "otto");
    }
}
