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
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A small org behind a real wire, with more deals of Ann's that need something, and rules that find them. */
public class SmallOrgServed implements QuarkusTestResourceLifecycleManager {

    /** What stands in deals that say nothing of what comes next. */
    public static final int DEALS = 9;

    public static SmallOrg small;
    public static PracticeServer server;

    static final String RULES =
            """
            rules:
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
            """;

    public static RecordId deal(int n) {
        return RecordId.of("0065g0000000%03d".formatted(100 + n));
    }

    @Override
    public Map<String, String> start() {
        small = new SmallOrg();
        small.clock.set(Clock.systemUTC().instant());
        IntStream.rangeClosed(1, DEALS)
                .forEach(n -> small.seed(
                        "Opportunity",
                        deal(n),
                        "Name",
                        "Deal number " + n,
                        "StageName",
                        "Prospecting",
                        "Amount",
                        Integer.toString(n * 1000),
                        "CloseDate",
                        "2027-03-31",
                        "OwnerId",
                        SmallOrg.ANN.value(),
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
        // Ann is no administrator: locks and the like are for her too.
        RecordId reps = RecordId.of("00e5g0000000002");
        small.seed("Profile", reps, "Name", "Sales Rep");
        small.org.update(SmallOrg.ROBOT, SmallOrg.ANN, small.fields("User", "ProfileId", reps.value()));
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
        return List.of("ann", "ben");
    }
}
