package dev.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.RecordId;
import org.junit.jupiter.api.Test;

class AffectedTest {

    private static final RecordId OTHER = Flow.id("Opportunity", 2);
    private static final RecordId CONTACT = Flow.id("Contact", 1);

    private Flow deals(String... rules) {
        Flow flow = new Flow(rules).ready();
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value());
        return flow.put("Opportunity", 2, "Name", "Globex", "OwnerId", Flow.BOB.value());
    }

    @Test
    void judgesAParentAgainWhenItsChildrenChange() {
        Flow flow = deals(Rules.ROLLUP, Rules.ROLE);
        assertThat(flow.broken()).containsExactly(Flow.DEAL, OTHER);
        flow.put("OpportunityContactRole", 1, "OpportunityId", Flow.DEAL.value(), "ContactId", CONTACT.value());
        assertThat(flow.broken()).containsExactly(OTHER);
        flow.delete("OpportunityContactRole", 1);
        assertThat(flow.broken()).containsExactlyInAnyOrder(Flow.DEAL, OTHER);
    }

    @Test
    void judgesBothParentsOfAChildThatMoves() {
        Flow flow = deals(Rules.ROLLUP, Rules.ROLE);
        flow.put("OpportunityContactRole", 1, "OpportunityId", Flow.DEAL.value(), "ContactId", CONTACT.value());
        flow.put("OpportunityContactRole", 1, "OpportunityId", OTHER.value());
        assertThat(flow.broken()).containsExactly(Flow.DEAL);
    }

    @Test
    void judgesAParentAgainWhenWhatItsChildrenPointAtChanges() {
        Flow flow = deals(
                Rules.rollup("Chiefs", "filter: CONTAINS(Contact.Title, \"Chief\")"),
                Rules.rule("no-chief", "Opportunity", "violated: $Rollup.Chiefs = 0"));
        flow.put("Contact", 1, "Name", "Eve Sol", "Title", "Clerk");
        flow.put("OpportunityContactRole", 1, "OpportunityId", Flow.DEAL.value(), "ContactId", CONTACT.value());
        assertThat(flow.broken()).containsExactly(Flow.DEAL, OTHER);
        flow.put("Contact", 1, "Title", "Chief Buyer");
        assertThat(flow.broken()).containsExactly(OTHER);
    }

    @Test
    void judgesRecordsThatLookAtTheChangedOne() {
        Flow flow = deals(Rules.OWNER);
        assertThat(flow.open()).isEmpty();
        flow.put("User", 1, "IsActive", "false");
        assertThat(flow.broken()).containsExactly(Flow.DEAL);
        flow.put("User", 1, "IsActive", "true");
        assertThat(flow.open()).isEmpty();
    }

    @Test
    void goesBackOverSeveralRelationships() {
        Flow flow = deals(Rules.rule(
                "account-owner",
                "Opportunity",
                "applies: NOT(ISBLANK(AccountId))",
                "violated: NOT(Account.Owner.IsActive)"));
        flow.put("Account", 1, "Name", "Acme", "OwnerId", Flow.BOB.value());
        flow.deal("AccountId", Flow.id("Account", 1).value());
        assertThat(flow.open()).isEmpty();
        flow.put("User", 2, "IsActive", "false");
        assertThat(flow.broken()).containsExactly(Flow.DEAL);
        flow.put("Account", 1, "OwnerId", Flow.ANN.value());
        assertThat(flow.open()).isEmpty();
    }

    @Test
    void judgesADealAgainWhenItsTasksDecide() {
        Flow flow = deals(Rules.rule("nothing-planned", "Opportunity", "violated: NOT(HasOpenActivity)"));
        assertThat(flow.broken()).containsExactly(Flow.DEAL, OTHER);
        flow.put("Task", 1, "WhatId", Flow.DEAL.value(), "OwnerId", Flow.ANN.value(), "ActivityDate", "2026-03-09");
        assertThat(flow.broken()).containsExactly(OTHER);
        flow.put("Task", 1, "IsClosed", "true");
        assertThat(flow.broken()).containsExactlyInAnyOrder(Flow.DEAL, OTHER);
    }

    @Test
    void judgesADealAgainWhenTasksOfItsAccountDecide() {
        Flow flow = deals(Rules.rule("sleeping", "Opportunity", "violated: ISBLANK(Account.LastActivityDate)"));
        RecordId acme = Flow.id("Account", 1);
        flow.put("Account", 1, "Name", "Acme", "OwnerId", Flow.BOB.value());
        flow.deal("AccountId", acme.value());
        flow.put("Event", 1, "AccountId", acme.value(), "OwnerId", Flow.ANN.value(), "ActivityDate", "2026-02-27");
        assertThat(flow.broken()).containsExactly(OTHER);
    }
}
