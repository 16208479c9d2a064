package dev.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.TestDatabase;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.PracticeServer;
import dev.plumbline.practice.SmallOrg;
import dev.plumbline.practice.Wsc;
import dev.plumbline.salesforce.SalesforceClient;
import dev.plumbline.salesforce.SalesforceException;
import dev.plumbline.salesforce.TestSalesforce;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Histories over the real wire. */
class BorrowedRowsTest {

    private static final History HISTORY = History.ofFields("Lead");

    private final SmallOrg small = new SmallOrg();
    private final Instant start = small.clock.instant();
    private final Jdbi jdbi = TestDatabase.fresh();

    private void works(String status) {
        small.clock.forward(Duration.ofDays(1));
        small.org.update(SmallOrg.ANN, SmallOrg.LEAD, Map.of("Status", FieldValue.of(status)));
    }

    private List<String> read(BorrowedRows rows) {
        List<String> read = new ArrayList<>();
        jdbi.useHandle(handle -> rows.read(handle, HISTORY, List.of(SmallOrg.LEAD), (record, id, row) -> {
            assertThat(record).isEqualTo(SmallOrg.LEAD);
            read.add(row.get("Field").asText() + ": " + row.get("OldValue").asText() + " > "
                    + row.get("NewValue").asText());
        }));
        return read;
    }

    @Test
    void areReadFromThatMomentOnForTheRecordsThatAreLookedAt() {
        works("Working - Contacted");
        works("Closed - Not Converted");
        try (PracticeServer server = Wsc.serve(small)) {
            SalesforceClient real = TestSalesforce.connect(server.url(), Wsc.CLIENT_ID, Wsc.SECRET, small.clock);
            ObjectSchema lead = real.describe("Lead").orElseThrow();
            BorrowedRows all = new BorrowedRows(real, HISTORY, start);
            assertThat(all.tracked(lead, List.of("Status", "Rating", "OwnerId", "NoSuchField")))
                    .isEqualTo(Map.of("Status", start.plus(Duration.ofDays(1))));
            all.next(List.of(SmallOrg.LEAD));
            assertThat(read(all))
                    .containsExactlyInAnyOrder(
                            "Status: Open - Not Contacted > Working - Contacted",
                            "Status: Working - Contacted > Closed - Not Converted");
            BorrowedRows late = new BorrowedRows(real, HISTORY, start.plus(Duration.ofDays(2)));
            late.next(List.of(SmallOrg.LEAD));
            assertThat(read(late)).containsExactly("Status: Working - Contacted > Closed - Not Converted");
            late.next(List.of(RecordId.of("00Q5g0000000999")));
            assertThat(read(late)).isEmpty();
        }
    }

    @Test
    void areNotReadInPart() {
        try (PracticeServer server = Wsc.serve(small)) {
            SalesforceClient real = TestSalesforce.connect(server.url(), Wsc.CLIENT_ID, Wsc.SECRET, small.clock);
            BorrowedRows rows = new BorrowedRows(real, History.ofFields("Nothing"), start);
            assertThatThrownBy(() -> rows.next(List.of(SmallOrg.LEAD))).isInstanceOf(SalesforceException.class);
            assertThat(read(rows)).isEmpty();
        }
    }

    @Test
    void areNamedAsSalesforceNamesThem() {
        assertThat(History.ofFields("Opportunity").object()).isEqualTo("OpportunityFieldHistory");
        assertThat(History.ofFields("Lead"))
                .extracting(History::object, History::parent)
                .containsExactly("LeadHistory", "LeadId");
        assertThat(History.ofFields("Renewal__c"))
                .extracting(History::object, History::parent)
                .containsExactly("Renewal__History", "ParentId");
    }
}
