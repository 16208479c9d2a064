package dev.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TargetReport;
import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.RecordId;
import dev.plumbline.ingest.ChangeBatch;
import dev.plumbline.lifecycle.Approval;
import dev.plumbline.lifecycle.Approver;
import dev.plumbline.lifecycle.Hold;
import dev.plumbline.lifecycle.Lives;
import dev.plumbline.people.Directories;
import dev.plumbline.rules.MutedRules;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleId;
import dev.plumbline.violations.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An edit of the rules, and whom it would tell. */
class GuardStoryTest {

    private static final Approver EVE = new Approver("eve", "Eve Admin", Optional.of("eve@company.test"));
    private static final Approver TOKEN = new Approver("admin token", "admin token", Optional.empty());
    private static final RuleId NEXT_STEP = new RuleId("no-next-step");
    private static final String BY_ANN =
            Rules.NEXT_STEP.replace("state: live", "state: live\n    author: ann@company.test");

    private Lives lives;

    private Flow flow(Map<String, String> limits, String... rules) {
        Flow flow = new Flow(rules);
        lives = new Lives(
                () -> flow.edition.current(),
                flow.jdbi,
                flow.clock,
                Directories.of(flow.jdbi, flow.mirror),
                flow.escalations,
                limits,
                (handle, rule) -> Set.of());
        flow.muted.add(lives.guarded);
        flow.afterwards.add(lives.guard);
        flow.start();
        return flow;
    }

    private Hold hold(Flow flow) {
        Rule rule = flow.edition.current().rule(NEXT_STEP).orElseThrow();
        return flow.jdbi.inTransaction(h -> lives.guard.hold(h, rule)).orElseThrow();
    }

    private Approval approve(Flow flow, Approver who) {
        return flow.jdbi.inTransaction(h -> lives.guard.approve(h, NEXT_STEP, who, "Agreed in the Monday review."));
    }

    private static void deals(Flow flow, int many, int people) {
        for (int n = 1; n <= people; n++) {
            flow.user(n, "Rep " + n, "Europe/London");
        }
        for (int from = 1; from <= many; from += 1000) {
            List<CrmRecord> page = new ArrayList<>();
            for (int n = from; n < Math.min(many + 1, from + 1000); n++) {
                RecordId owner = Flow.id("User", n % people + 1);
                page.add(flow.set(Flow.id("Opportunity", n), "Opportunity", "Name", "D" + n, "OwnerId", owner.value()));
            }
            flow.enforcer.accept(new ChangeBatch("Opportunity", page, List.of(), true, flow.cursor("Opportunity", 0)));
        }
    }

    @Test
    void anEditThatWouldFloodPeopleIsHeldUntilSomebodyElseApproves() {
        Flow flow = flow(Map.of(), Rules.PAST).ready();
        flow.rewrite(Rules.PAST, BY_ANN);
        flow.ready();
        deals(flow, 10_000, 400);
        flow.load("User");
        flow.rewrite(Rules.PAST, BY_ANN.replace("Because", "Just because"));
        flow.check();
        lives.tick();
        long climbing = flow.climbing().size();
        long notices = flow.count("outbox_message");
        Hold hold = hold(flow);
        TargetReport.row(
                "N5",
                "the edit of a rule opens 10,000 violations of 400 reps",
                "held with %d notices to %d people counted, %d allowed; %d climbing, %d messages put"
                        .formatted(hold.notices(), hold.people(), hold.allowed(), climbing, notices),
                0);
        assertThat(hold.notices()).isEqualTo(10_000);
        assertThat(hold.people()).isEqualTo(400);
        assertThat(climbing).isZero();
        assertThat(notices).isZero();

        assertThat(approve(flow, new Approver("ann", "Ann Lee", Optional.of("Ann@company.test"))))
                .isInstanceOf(Approval.Refused.class);
        assertThat(flow.climbing()).isEmpty();
        Approval approval = approve(flow, EVE);
        List<String> after = flow.climbing();
        long perPersonAndDay = flow.jdbi.withHandle(h -> h.createQuery(
                        "SELECT max(n) FROM (SELECT count(DISTINCT next_at) AS n FROM ladder_climb GROUP BY accountable) AS d")
                .mapTo(Long.class)
                .one());
        TargetReport.row(
                "N5",
                "the same, approved by another admin",
                "%d violations audible, %d reps with %d nudge each at most, 0 escalations before"
                        .formatted(after.size(), new HashSet<>(after).size(), perPersonAndDay),
                0);
        assertThat(approval).isEqualTo(new Approval.Released(10_000));
        assertThat(after).hasSize(10_000);
        assertThat(new HashSet<>(after)).hasSize(400);
        assertThat(perPersonAndDay).isEqualTo(1);
        assertThat(approve(flow, EVE)).isInstanceOf(Approval.NotHeld.class);
    }

    @Test
    void aSmallEditSpeaksAsSoonAsItsFirstCheckIsOver() {
        Flow flow = flow(Map.of(), Rules.PAST).ready();
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value());
        flow.rewrite(Rules.PAST, Rules.NEXT_STEP);
        flow.ready();
        assertThat(flow.open()).extracting(Violation::silent).containsExactly(false);
        assertThat(flow.climbing()).containsExactly(Flow.ANN.value());
        assertThat(flow.open()).singleElement().satisfies(v -> assertThat(flow.story(v))
                .containsExactly("opened"));
    }

    @Test
    void whoWasToldGoesOnWhileTheEditIsHeld() {
        Map<String, String> limits =
                Map.of("plumbline.guard.most-notices", "1", "plumbline.guard.share-of-people", "0");
        Flow flow = flow(limits, BY_ANN.replace("NOT(IsClosed)", "AND(NOT(IsClosed), Amount > 10)"))
                .ready();
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value(), "Amount", "20");
        for (int n = 2; n <= 4; n++) {
            flow.put("Opportunity", n, "Name", "D" + n, "OwnerId", Flow.BOB.value(), "Amount", "5");
        }
        assertThat(flow.climbing()).containsExactly(Flow.ANN.value());
        flow.rewrite(BY_ANN);
        flow.check();
        assertThat(flow.open()).hasSize(4);
        assertThat(hold(flow).notices()).isEqualTo(3);
        assertThat(flow.climbing()).containsExactly(Flow.ANN.value());
        flow.put("Opportunity", 5, "Name", "D5", "OwnerId", Flow.BOB.value(), "Amount", "5");
        assertThat(flow.climbing()).containsExactly(Flow.ANN.value());
        approve(flow, TOKEN);
        assertThat(flow.climbing()).hasSize(5);
        flow.put("Opportunity", 6, "Name", "D6", "OwnerId", Flow.BOB.value(), "Amount", "5");
        assertThat(flow.climbing()).hasSize(6);
    }

    @Test
    void aRuleWithoutAnAuthorNeedsTwoPairsOfEyes() {
        Map<String, String> limits =
                Map.of("plumbline.guard.most-notices", "0", "plumbline.guard.share-of-people", "0");
        Flow flow = flow(limits, Rules.NEXT_STEP);
        flow.set(Flow.DEAL, "Opportunity", "Name", "Acme", "OwnerId", Flow.ANN.value());
        flow.ready();
        assertThat(flow.climbing()).isEmpty();
        assertThat(approve(flow, TOKEN)).isInstanceOf(Approval.SecondNeeded.class);
        assertThat(approve(flow, TOKEN)).isInstanceOf(Approval.SecondNeeded.class);
        assertThat(flow.climbing()).isEmpty();
        assertThat(approve(flow, EVE)).isEqualTo(new Approval.Released(1));
        assertThat(flow.climbing()).containsExactly(Flow.ANN.value());
    }

    @Test
    void whatAPilotFoundIsCountedWhenItGoesLiveAndToldOnceApproved() {
        Map<String, String> limits =
                Map.of("plumbline.guard.most-notices", "0", "plumbline.guard.share-of-people", "0");
        Flow flow = flow(limits, BY_ANN.replace("state: live", "state: pilot")).ready();
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value());
        flow.rewrite(BY_ANN);
        flow.check();
        assertThat(hold(flow).notices()).isEqualTo(1);
        assertThat(flow.climbing()).isEmpty();
        approve(flow, EVE);
        assertThat(flow.climbing()).containsExactly(Flow.ANN.value());
    }

    @Test
    void whatAnotherRoomMutesStaysSilentThoughTheGuardLetsItPass() {
        Flow flow = flow(Map.of(), Rules.NEXT_STEP).ready();
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value());
        assertThat(flow.climbing()).containsExactly(Flow.ANN.value());
        MutedRules review = () -> Map.of(NEXT_STEP, "is in review");
        flow.muted.add(review);
        flow.deal("Amount", "7");
        assertThat(flow.open()).extracting(Violation::silent).containsExactly(true);
        assertThat(flow.climbing()).isEmpty();
        flow.muted.remove(review);
        lives.tick();
        assertThat(flow.climbing()).containsExactly(Flow.ANN.value());
    }

    @Test
    void aPilotIsAuditedInItsTeamsOnly() {
        Flow flow = new Flow(Rules.NEXT_STEP.replace("state: live", "state: pilot\n    pilot: [ann@company.test]"))
                .user(1, "Ann Lee", "Europe/London");
        flow.set(Flow.ANN, "User", "Username", "ann@company.test");
        flow.set(Flow.DEAL, "Opportunity", "Name", "Acme", "OwnerId", Flow.ANN.value());
        flow.set(Flow.id("Opportunity", 2), "Opportunity", "Name", "Bee", "OwnerId", Flow.BOB.value());
        flow.ready();
        assertThat(flow.broken()).containsExactly(Flow.DEAL);
        assertThat(flow.climbing()).isEmpty();
        flow.rewrite(Rules.NEXT_STEP.replace("state: live", "state: pilot"));
        flow.check();
        assertThat(flow.broken()).hasSize(2);
        flow.rewrite(Rules.NEXT_STEP.replace("state: live", "state: pilot\n    pilot: [bob@company.test]"));
        flow.check();
        assertThat(flow.broken()).isEmpty();
    }

    @Test
    void aRelapseOfTheBacklogIsNoBacklogAnyMore() {
        Flow flow = new Flow(Rules.NEXT_STEP.replace("backlog: enforce", "backlog: ratchet"));
        flow.set(Flow.DEAL, "Opportunity", "Name", "Acme", "OwnerId", Flow.ANN.value());
        flow.ready();
        assertThat(flow.open()).extracting(Violation::backlog).containsExactly(true);
        assertThat(flow.climbing()).isEmpty();
        flow.deal("NextStep", "Call on Monday");
        flow.deal("NextStep", "");
        assertThat(flow.open()).singleElement().satisfies(v -> {
            assertThat(v.generation()).isEqualTo(2);
            assertThat(v.backlog()).isFalse();
        });
        assertThat(flow.climbing()).containsExactly(Flow.ANN.value());
    }
}
