package dev.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a rule would do, before it does it. */
class PreviewTest {

    private static final RuleId NEXT_STEP = new RuleId("no-next-step");

    private Flow flow() {
        Flow flow = new Flow(Rules.NEXT_STEP.replace("state: live", "state: draft"), Rules.PAST);
        flow.set(Flow.id("Opportunity", 1), "Opportunity", "Name", "A", "OwnerId", Flow.ANN.value());
        flow.set(Flow.id("Opportunity", 2), "Opportunity", "Name", "B", "OwnerId", Flow.BOB.value());
        flow.set(
                Flow.id("Opportunity", 3),
                "Opportunity",
                "Name",
                "C",
                "OwnerId",
                Flow.BOB.value(),
                "CloseDate",
                "2026-03-01");
        return flow.ready();
    }

    @Test
    void countsWhatADraftWouldFindFromWhatIsKept() {
        Flow flow = flow();
        Effect effect = flow.preview()
                .of("rules:\n" + Rules.rule("late", "Opportunity", "violated: CloseDate < TODAY()"), who -> true)
                .orElseThrow();
        assertThat(effect.rule().map(Rule::id)).contains(new RuleId("late"));
        assertThat(effect.records()).isEqualTo(3);
        assertThat(effect.broken()).isEqualTo(1);
        assertThat(effect.compliant()).isEqualTo(2);
        assertThat(effect.byPerson()).isEqualTo(Map.of(Flow.BOB, 1L));
        assertThat(effect.whole()).isTrue();
        assertThat(flow.count("violation")).isEqualTo(1);
    }

    @Test
    void asksSalesforceForWhatIsNotKeptYet() {
        Flow flow = flow();
        flow.org.holds.put(Flow.id("Opportunity", 1), Map.of("NextStep", "Send the offer"));
        Effect effect = flow.preview().of(NEXT_STEP, who -> true).orElseThrow();
        assertThat(effect.borrowed()).containsExactlyInAnyOrder("NextStep", "IsClosed");
        assertThat(effect.cannotTell()).isZero();
        assertThat(effect.compliant()).isEqualTo(1);
        assertThat(effect.byPerson()).isEqualTo(Map.of(Flow.BOB, 2L));
        assertThat(flow.preview()
                        .of(
                                "rules:\n" + Rules.rule("late", "Opportunity", "violated: CloseDate < TODAY()"),
                                who -> true)
                        .orElseThrow()
                        .borrowed())
                .isEmpty();
    }

    @Test
    void triesARuleOnAnObjectOfWhichNothingIsKept() {
        Flow flow = flow();
        flow.org.holds.put(
                Flow.id("Campaign", 1), Map.of("Name", "Spring", "OwnerId", Flow.ANN.value(), "Status", "Planned"));
        flow.org.holds.put(Flow.id("Campaign", 2), Map.of("Name", "Autumn", "OwnerId", Flow.BOB.value()));
        Effect effect = flow.preview()
                .of("rules:\n" + Rules.rule("status", "Campaign", "require: [Status]"), who -> true)
                .orElseThrow();
        assertThat(effect.all()).isEqualTo(2);
        assertThat(effect.compliant()).isEqualTo(1);
        assertThat(effect.byPerson()).isEqualTo(Map.of(Flow.BOB, 1L));
        assertThat(effect.found())
                .singleElement()
                .satisfies(one -> assertThat(one.finding().recordName()).isEqualTo("Autumn"));
        assertThat(flow.count("violation")).isEqualTo(1);
    }

    @Test
    void saysWhatItCannotTellWhereSalesforceDoesNotSayIt() {
        Flow flow = flow();
        flow.org.silent = true;
        Effect effect = flow.preview().of(NEXT_STEP, who -> true).orElseThrow();
        assertThat(effect.cannotTell()).isEqualTo(3);
        assertThat(effect.because().keySet()).singleElement().asString().isNotBlank();
        assertThat(effect.broken()).isZero();
    }

    @Test
    void countsOnlyWhomTheViewerMaySee() {
        Flow flow = flow();
        flow.rewrite(Rules.NEXT_STEP, Rules.PAST);
        flow.ready();
        Effect all = flow.preview().of(NEXT_STEP, who -> true).orElseThrow();
        assertThat(all.byPerson()).isEqualTo(Map.of(Flow.ANN, 1L, Flow.BOB, 2L));
        Effect anns = flow.preview()
                .of(NEXT_STEP, who -> who.equals(Optional.of(Flow.ANN)))
                .orElseThrow();
        assertThat(anns.records()).isEqualTo(1);
        assertThat(anns.byPerson().keySet()).isEqualTo(Set.of(Flow.ANN));
    }

    @Test
    void namesNoConditionThatAskedForTheContrary() {
        String applies = "AND(NOT(ISBLANK(OwnerId)), IF(ISBLANK(Name), FALSE, CloseDate < TODAY()))";
        Effect effect = flow().preview()
                .of(
                        "rules:\n" + Rules.rule("late", "Opportunity", "applies: " + applies, "require: [Name]"),
                        who -> true)
                .orElseThrow();
        assertThat(effect.excluded()).isEqualTo(2);
        assertThat(effect.outside()).isEqualTo(Map.of("CloseDate < TODAY()", 2L));
    }

    @Test
    void saysWhatIsWrongWithARuleThatCannotRun() {
        Effect effect = flow().preview()
                .of("rules:\n" + Rules.rule("odd", "Opportunity", "violated: CloseDatum < TODAY()"), who -> true)
                .orElseThrow();
        assertThat(effect.rule()).isEmpty();
        assertThat(effect.issues()).singleElement().satisfies(i -> assertThat(i.message())
                .contains("CloseDatum"));
        assertThat(flow().preview().of("[", who -> true).orElseThrow().issues()).isNotEmpty();
    }

    @Test
    void doesNotGuessAtMoves() {
        Effect effect = flow().preview()
                .of("rules:\n" + Rules.rule("skip", "Opportunity", "violated: ISCHANGED(StageName)"), who -> true)
                .orElseThrow();
        assertThat(effect.moves()).isTrue();
        assertThat(effect.records()).isZero();
    }
}
