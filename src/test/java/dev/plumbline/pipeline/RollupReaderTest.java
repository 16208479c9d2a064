package dev.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RollupReaderTest {

    @Test
    void doesNotTakeChildrenThatAreNotLoadedForNone() {
        Flow flow = new Flow(Rules.ROLLUP, Rules.ROLE)
                .without("OpportunityContactRole")
                .ready();
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value());
        assertThat(flow.open()).isEmpty();
        flow.load("OpportunityContactRole");
        flow.check();
        assertThat(flow.broken()).containsExactly(Flow.DEAL);
    }

    @Test
    void doesNotCountByAFieldThatIsHidden() {
        Flow flow = new Flow(Rules.rollup("Contact_Roles", "filter: ISPICKVAL(Role, \"Decision Maker\")"), Rules.ROLE);
        flow.org.hidden.add("OpportunityContactRole.Role");
        flow.start();
        flow.ready();
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value());
        assertThat(flow.open()).isEmpty();
    }

    @Test
    void keepsSeveralRollUpsOverTheSameChildrenApart() {
        Flow flow = new Flow(
                        Rules.ROLLUP,
                        Rules.rollup("Deciders", "filter: ISPICKVAL(Role, \"Decision Maker\")")
                                .replace("rollups:\n", "rollups+"),
                        Rules.rule(
                                "one-of-two", "Opportunity", "violated: $Rollup.Contact_Roles - $Rollup.Deciders = 1"))
                .ready();
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value());
        flow.put("OpportunityContactRole", 1, "OpportunityId", Flow.DEAL.value(), "Role", "Decision Maker");
        assertThat(flow.open()).isEmpty();
        flow.put("OpportunityContactRole", 2, "OpportunityId", Flow.DEAL.value(), "Role", "Evaluator");
        assertThat(flow.broken()).containsExactly(Flow.DEAL);
    }
}
