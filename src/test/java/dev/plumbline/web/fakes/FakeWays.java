package dev.plumbline.web.fakes;

import dev.plumbline.crm.RecordId;
import dev.plumbline.pipeline.ActivityCounts;
import dev.plumbline.rules.RuleId;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.WaysTaken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Ways out as a company takes them: a dispute of Ann's, a waiver of Bo's and one that Ann asks for, and some obstacles. */
@Alternative
@ApplicationScoped
public class FakeWays implements WaysTaken, ActivityCounts {

    private static final Instant NOW = Instant.parse(Company.NOW);
    private static final RuleId RULE = new RuleId("next-step-after-proposal");

    @Override
    public Taken of(long violation) {
        return violation == 1
                ? new Taken(
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(waiver(2, 1, Company.ANN, "Ann Smith", "asked")),
                        Optional.empty())
                : Taken.NOTHING;
    }

    @Override
    public List<Dispute> disputes(Scope scope, boolean open) {
        return Stream.of(
                        dispute(1, Company.ANN, true), dispute(2, Company.MALLORY, true), dispute(3, Company.BO, false))
                .filter(d -> d.open() == open)
                .filter(d -> sees(scope, d.accountable().orElseThrow()))
                .toList();
    }

    @Override
    public Optional<Dispute> dispute(long id, Scope scope) {
        return Stream.concat(disputes(scope, true).stream(), disputes(scope, false).stream())
                .filter(d -> d.id() == id)
                .findFirst();
    }

    @Override
    public long overdueDisputes() {
        return 1;
    }

    @Override
    public List<Tally> tallies(Instant since) {
        return List.of(new Tally(RULE, 12, 3));
    }

    @Override
    public List<Review> reviews() {
        return List.of(new Review(RULE, NOW.minus(Duration.ofDays(2)), 3, 12, 90));
    }

    @Override
    public List<Waiver> waivers(Scope scope, boolean asked) {
        return Stream.of(
                        waiver(1, 2, Company.BO, "Bo Chen", "granted"),
                        waiver(2, 1, Company.ANN, "Ann Smith", "asked"),
                        waiver(3, 6, Company.MALLORY, "<img src=x onerror=alert(1)>", "ended"))
                .filter(w -> !asked || w.state().equals("asked"))
                .filter(w -> sees(scope, RecordId.of(w.beneficiaryId())))
                .toList();
    }

    @Override
    public List<Stated> obstacles(Scope scope, Instant since) {
        return Stream.of(
                        new Stated(
                                "waiting-for-the-customer", "Waiting for the customer", Company.ANN, 4, "on holiday"),
                        new Stated("other", "Other", Company.MALLORY, 1, "\"><script>alert(3)</script>"))
                .filter(s -> sees(scope, s.accountable()))
                .toList();
    }

    @Override
    public Counts lately(Collection<RecordId> people) {
        return new Counts(Optional.empty(), Map.of(Company.ANN, 23L));
    }

    private static boolean sees(Scope scope, RecordId person) {
        return scope.everyone() || scope.people().contains(person);
    }

    private static Dispute dispute(long id, RecordId person, boolean open) {
        return new Dispute(
                id,
                id,
                RULE,
                "Open deals past proposal have a next step",
                id == 2 ? "<script>alert(4)</script>" : "Acme renewal",
                Optional.of(person),
                id == 2 ? "<img src=x onerror=alert(1)>" : "Ann Smith",
                person.value(),
                "The customer decides in June; there is no next step before.",
                NOW.minus(Duration.ofDays(6)),
                NOW.minus(Duration.ofDays(id == 1 ? -1 : 1)),
                open ? Optional.empty() : Optional.of("rejected"),
                open ? Optional.empty() : Optional.of(NOW),
                open ? "" : "Lee Park",
                open ? "" : "The next step is to call in June.");
    }

    private static Waiver waiver(long id, long violation, RecordId person, String name, String state) {
        return new Waiver(
                id,
                violation,
                RULE,
                "Open deals past proposal have a next step",
                "Burlington Textiles expansion",
                person.value(),
                name,
                name,
                NOW.minus(Duration.ofDays(2)),
                "A framework contract without steps.",
                NOW.plus(Duration.ofDays(90)),
                state,
                state.equals("asked") ? "" : "Dana Ortiz",
                state.equals("asked") ? Optional.empty() : Optional.of(NOW.minus(Duration.ofDays(1))),
                "",
                state.equals("granted"),
                Optional.empty());
    }
}
