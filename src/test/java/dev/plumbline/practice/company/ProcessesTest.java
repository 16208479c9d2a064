package dev.plumbline.practice.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.SettableClock;
import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.PicklistValue;
import dev.plumbline.practice.MemoryOrg;
import dev.plumbline.practice.setup.Offers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessesTest {

    private final MemoryOrg org = new MemoryOrg(SettableClock.at("2026-03-02T09:00:00Z"));
    private final Offers offers = org.setup().offers();

    ProcessesTest() {
        Processes.offer(offers);
    }

    private List<String> all(String field) {
        FieldSchema schema =
                org.schema("Opportunity").orElseThrow().field(field).orElseThrow();
        return schema.picklist().stream().map(PicklistValue::value).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"StageName", "Type"})
    void offersARenewalSomeOfWhatThereIs(String field) {
        List<String> some =
                offers.limited(SetUp.recordType(true).value(), field).orElseThrow();
        assertThat(all(field)).containsAll(some);
        assertThat(some).hasSizeLessThan(all(field).size());
    }

    @Test
    void asksForAReasonOnlyWhereADealIsLost() {
        Offers.Dependency reasons =
                offers.dependency("Opportunity", "Loss_Reason__c").orElseThrow();
        assertThat(reasons.controller()).isEqualTo("StageName");
        assertThat(reasons.offered()).containsOnlyKeys("Closed Lost");
        assertThat(reasons.offered().get("Closed Lost")).containsExactlyElementsOf(all("Loss_Reason__c"));
    }
}
