package dev.plumbline.crm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StandardObjectsTest {

    @Test
    void knowsTheFieldsThatSalesRulesRead() {
        ObjectSchema opportunity = StandardObjects.schema("Opportunity").orElseThrow();
        FieldSchema amount = opportunity.field("amount").orElseThrow();
        assertThat(amount.name()).isEqualTo("Amount");
        assertThat(amount.type()).isEqualTo(FieldType.CURRENCY);
        assertThat(amount.scale()).isEqualTo(2);
        assertThat(opportunity.field("NextStep").orElseThrow().label()).isEqualTo("Next Step");
        assertThat(opportunity.field("StageName").orElseThrow().picklist())
                .extracting(PicklistValue::value)
                .contains("Proposal/Price Quote");
        assertThat(opportunity.relationship("account").orElseThrow().name()).isEqualTo("AccountId");
    }

    @Test
    void knowsPolymorphicOwners() {
        FieldSchema owner =
                StandardObjects.schema("Lead").orElseThrow().field("OwnerId").orElseThrow();
        assertThat(owner.referenceTo()).containsExactly("Group", "User");
        assertThat(owner.relationshipName()).isEqualTo("Owner");
        assertThat(owner.nillable()).isFalse();
    }

    @Test
    void marksTheDefaultOfAPicklist() {
        FieldSchema status =
                StandardObjects.schema("Lead").orElseThrow().field("Status").orElseThrow();
        assertThat(status.picklist().stream().filter(PicklistValue::isDefault))
                .extracting(PicklistValue::value)
                .containsExactly("Open - Not Contacted");
    }
}
