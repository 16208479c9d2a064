package dev.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.StandardObjects;
import dev.plumbline.pipeline.Paths.Link;
import dev.plumbline.pipeline.Paths.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathsTest {

    private final Paths paths = new Paths(StandardObjects::schema);

    @Test
    void takesEveryFieldOnTheWay() {
        Link account = new Link("Opportunity", "AccountId");
        Link owner = new Link("Account", "OwnerId");
        assertThat(paths.steps("Opportunity", "Account.Owner.Name"))
                .containsExactly(
                        new Step(List.of(), "Opportunity", "AccountId"),
                        new Step(List.of(account), "Account", "OwnerId"),
                        new Step(List.of(account, owner), "User", "Name"));
    }

    @Test
    void goesOnOverTheTargetsThatHaveTheField() {
        Link owner = new Link("Lead", "OwnerId");
        assertThat(paths.steps("Lead", "Owner.IsActive"))
                .containsExactly(new Step(List.of(), "Lead", "OwnerId"), new Step(List.of(owner), "User", "IsActive"));
        assertThat(paths.steps("Lead", "Owner.Name"))
                .contains(new Step(List.of(owner), "User", "Name"), new Step(List.of(owner), "Group", "Name"));
    }

    @Test
    void spellsAsDescribeDoesAndKeepsWhatIsHiddenWhereOneObjectIsMeant() {
        assertThat(paths.steps("Opportunity", "nextstep"))
                .containsExactly(new Step(List.of(), "Opportunity", "NextStep"));
        assertThat(paths.steps("Opportunity", "Region__c"))
                .containsExactly(new Step(List.of(), "Opportunity", "Region__c"));
        assertThat(paths.steps("Opportunity", "Nowhere__r.Name")).isEmpty();
    }
}
