package dev.plumbline.fixes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.salesforce.SalesforceClient.SaveError;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    @Test
    void putsWhatNamesAFieldBesideItAndTheRestAbove() {
        FixOutcome outcome = Refusals.outcome(List.of(
                new SaveError("FIELD_CUSTOM_VALIDATION_EXCEPTION", "Say why.", List.of("Loss_Reason__c")),
                new SaveError("FIELD_CUSTOM_VALIDATION_EXCEPTION", "Not on Fridays.", List.of())));
        assertThat(outcome.kind()).isEqualTo(FixOutcome.Kind.REFUSED);
        assertThat(outcome.troubles()).containsEntry("Loss_Reason__c", Trouble.of(Trouble.Kind.SALESFORCE, "Say why."));
        assertThat(outcome.words()).extracting(Trouble::english).containsExactly("Not on Fridays.");
        assertThat(outcome.keepsDraft()).isTrue();
    }

    @Test
    void knowsALockedRecordAndOneThatIsGone() {
        assertThat(Refusals.outcome(List.of(new SaveError("ENTITY_IS_LOCKED", "locked for editing", List.of())))
                        .kind())
                .isEqualTo(FixOutcome.Kind.LOCKED);
        assertThat(Refusals.outcome(List.of(new SaveError("ENTITY_IS_DELETED", "entity is deleted", List.of())))
                        .kind())
                .isEqualTo(FixOutcome.Kind.GONE);
    }
}
