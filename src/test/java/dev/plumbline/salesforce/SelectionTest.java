package dev.plumbline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.StandardObjects;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SelectionTest {

    private static final ObjectSchema DEAL =
            StandardObjects.schema("Opportunity").orElseThrow();

    @Test
    void addsIdAndStampAndNamesNothingTwice() {
        assertThat(of("Name", "name", "ID", "SystemModstamp").select())
                .isEqualTo("SELECT Id, SystemModstamp, Name FROM Opportunity");
    }

    @Test
    void typesParentsOfParents() {
        Selection selection = of("owner.manager.email", "Account.AnnualRevenue");
        assertThat(selection.columns())
                .containsEntry("Owner.Manager.Email", FieldType.TEXT)
                .containsEntry("Account.AnnualRevenue", FieldType.CURRENCY);
        assertThat(selection.hasParents()).isTrue();
    }

    @Test
    void knowsTheNameOfAnyTargetOfAPolymorphicReference() {
        ObjectSchema task = StandardObjects.schema("Task").orElseThrow();
        Selection selection = Selection.of(task, List.of("What.Name", "What.Type"), name -> java.util.Optional.empty());
        assertThat(selection.select()).contains("What.Name, What.Type");
    }

    @Test
    void takesTheNextBestStampWhereThereIsNoSystemModstamp() {
        ObjectSchema logins = new ObjectSchema(
                "LoginHistory",
                "Login",
                "0Ya",
                false,
                List.of(
                        dev.plumbline.crm.FieldSchema.of("Id", FieldType.ID, 0),
                        dev.plumbline.crm.FieldSchema.of("LoginTime", FieldType.DATETIME, 0)));
        assertThat(Selection.of(logins, List.of(), StandardObjects::schema).stamp())
                .isEqualTo("LoginTime");
    }

    @Property(tries = 2000)
    void letsNoWordThroughThatDescribeDoesNotKnow(@ForAll String word) {
        if (DEAL.field(word).isEmpty()) {
            assertThatThrownBy(() -> of(word)).isInstanceOf(SalesforceException.Query.class);
        }
        if (StandardObjects.schema("User").orElseThrow().field(word).isEmpty()) {
            assertThatThrownBy(() -> of("Owner." + word)).isInstanceOf(SalesforceException.Query.class);
        }
    }

    private static Selection of(String... fields) {
        return Selection.of(DEAL, List.of(fields), StandardObjects::schema);
    }
}
