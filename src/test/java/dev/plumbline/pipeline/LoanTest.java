package dev.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.PracticeServer;
import dev.plumbline.practice.SmallOrg;
import dev.plumbline.practice.Wsc;
import dev.plumbline.salesforce.SalesforceClient;
import dev.plumbline.salesforce.TestSalesforce;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoanTest {

    private static final List<RecordId> DEALS = deals(3);

    private final DescribedOrg org = new DescribedOrg();
    private final Loan loan = new Loan(org, "OpportunityLineItem", "OpportunityId", List.of("Quantity"));

    private static List<RecordId> deals(int many) {
        List<RecordId> deals = new ArrayList<>();
        for (int n = 1; n <= many; n++) {
            deals.add(Flow.id("Opportunity", n));
        }
        return deals;
    }

    /** Items by deal, numbered through; each of as many as its number. */
    private void items(int... deals) {
        for (int i = 0; i < deals.length; i++) {
            String deal = Flow.id("Opportunity", deals[i]).value();
            org.holds.put(
                    Flow.id("OpportunityLineItem", i + 1), Map.of("OpportunityId", deal, "Quantity", "" + (i + 1)));
        }
    }

    private Map<RecordId, List<FieldValue>> held() {
        Map<RecordId, List<FieldValue>> held = new HashMap<>();
        loan.children(DEALS, List.of("Quantity"))
                .forEach((deal, rows) ->
                        held.put(deal, rows.stream().map(row -> row[0]).toList()));
        return held;
    }

    @Test
    void givesChildrenByParent() {
        items(1, 2, 1, 9);
        assertThat(loan.next(DEALS, 100, () -> false)).isEqualTo(3);
        assertThat(loan.because()).isEmpty();
        assertThat(held()).isEqualTo(Map.of(DEALS.get(0), numbers(1, 3), DEALS.get(1), numbers(2)));
    }

    @Test
    void letsGoOfThePageBefore() {
        items(1, 2);
        loan.next(DEALS, 100, () -> false);
        loan.next(List.of(DEALS.get(1)), 100, () -> false);
        assertThat(held()).containsOnlyKeys(DEALS.get(1));
    }

    @Test
    void saysNothingOfAPageThatHasMoreThanMayBeRead() {
        items(1, 1, 1);
        assertThat(loan.next(DEALS, 3, () -> false)).isEqualTo(3);
        assertThat(loan.because()).isEmpty();
        loan.next(DEALS, 2, () -> false);
        assertThat(loan.because()).hasValue("there are more OpportunityLineItem records than one try reads");
        loan.next(DEALS.subList(1, 3), 0, () -> false);
        assertThat(loan.because()).as("that these have none can still be told").isEmpty();
    }

    @Test
    void saysNothingOfAPageForWhichThereIsNoTime() {
        items(1);
        int[] asked = {0};
        loan.next(deals(300), 100, () -> asked[0]++ > 0);
        assertThat(loan.because().orElseThrow()).startsWith("the time for a try was up");
        loan.next(DEALS, 100, () -> false);
        assertThat(loan.because()).isEmpty();
    }

    @Test
    void saysWhatSalesforceSaysInsteadOfAnAnswer() {
        items(1);
        org.silent = true;
        loan.next(DEALS, 100, () -> false);
        assertThat(loan.because()).hasValue("Salesforce did not show its OpportunityLineItem records: no such field");
    }

    @Test
    void doesNotTakeAHiddenFieldForABlankOne() {
        items(1);
        org.hidden.add("OpportunityLineItem.Quantity");
        loan.next(DEALS, 100, () -> false);
        assertThat(loan.because()).isEmpty();
        assertThat(held().get(DEALS.get(0)))
                .containsExactly(new FieldValue.Hidden("Salesforce does not show OpportunityLineItem.Quantity"));
    }

    @Test
    void readsOverTheRealWireAndAcrossRelationships() {
        SmallOrg small = new SmallOrg();
        try (PracticeServer server = Wsc.serve(small)) {
            SalesforceClient real = TestSalesforce.connect(server.url(), Wsc.CLIENT_ID, Wsc.SECRET, small.clock);
            Loan deals = new Loan(real, "Opportunity", "AccountId", List.of("Amount", "Owner.Name", "Id"));
            assertThat(deals.next(List.of(SmallOrg.ACME, SmallOrg.GLOBEX), 3, () -> false))
                    .isEqualTo(3);
            assertThat(deals.because()).isEmpty();
            Map<RecordId, List<FieldValue[]>> rows =
                    deals.children(List.of(SmallOrg.ACME, SmallOrg.GLOBEX), List.of("Id", "Amount", "Owner.Name"));
            assertThat(rows.get(SmallOrg.GLOBEX)).singleElement().satisfies(row -> assertThat(row)
                    .containsExactly(
                            FieldValue.of(SmallOrg.LATE_DEAL.value()), FieldValue.BLANK, FieldValue.of("Ann Archer")));
            assertThat(rows.get(SmallOrg.ACME)).hasSize(2);
            assertThat(deals.next(List.of(SmallOrg.ACME), 1, () -> false)).isEqualTo(2);
            assertThat(deals.because()).hasValue("there are more Opportunity records than one try reads");
        }
    }

    private static List<FieldValue> numbers(int... numbers) {
        List<FieldValue> values = new ArrayList<>();
        for (int number : numbers) {
            values.add(FieldValue.of(new BigDecimal(number)));
        }
        return values;
    }
}
