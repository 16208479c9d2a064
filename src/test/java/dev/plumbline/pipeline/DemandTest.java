package dev.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemandTest {

    @Test
    void asksForTheFieldsThatPathsCross() {
        Flow flow = new Flow(Rules.rule("boss", "Opportunity", "violated: ISBLANK(Account.Owner.Department)"));
        assertThat(flow.demand.wanted().get("Opportunity")).contains("AccountId");
        assertThat(flow.demand.wanted().get("Account")).contains("OwnerId");
        assertThat(flow.demand.wanted().get("User")).contains("Department");
    }

    @Test
    void asksEachTargetForWhatItHas() {
        Flow flow = new Flow(Rules.rule("parked", "Lead", "violated: NOT(Owner:User.IsActive)"));
        assertThat(flow.demand.wanted().get("Lead")).contains("OwnerId");
        assertThat(flow.demand.wanted().get("User")).contains("IsActive");
        assertThat(flow.demand.wanted().get("Group")).doesNotContain("IsActive");
    }

    @Test
    void asksForWhatChildrenPointAtAndForActivitiesThatDecide() {
        Flow flow = new Flow(
                Rules.rollup("Chiefs", "filter: CONTAINS(Contact.Title, \"Chief\")"),
                Rules.rule("no-chief", "Opportunity", "violated: AND($Rollup.Chiefs = 0, NOT(HasOpenActivity))"));
        assertThat(flow.demand.wanted().get("OpportunityContactRole")).contains("OpportunityId", "ContactId");
        assertThat(flow.demand.wanted().get("Contact")).contains("Title");
        assertThat(flow.demand.wanted().get("Event")).contains("EndDateTime", "WhatId");
    }

    @Test
    void asksForFederationIdsOnlyWherePeopleSignOnByThem() {
        Flow flow = new Flow(Rules.NEXT_STEP);
        assertThat(flow.demand.wanted().get("User")).doesNotContain("FederationIdentifier");
        flow.federated = true;
        assertThat(flow.demand.wanted().get("User")).contains("FederationIdentifier");
    }

    @Test
    void asksForNothingThatNobodyReads() {
        Flow flow = new Flow(Rules.NEXT_STEP);
        assertThat(flow.demand.wanted().get("Opportunity"))
                .contains("NextStep", "IsClosed")
                .doesNotContain("Description", "Probability");
    }
}
