package dev.plumbline.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.QueryResult;
import com.sforce.soap.partner.sobject.SObject;
import dev.plumbline.crm.RecordId;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A hundred thousand opportunities, to see that the org stays small and pages stay quick. */
class BigLoadTest {

    private static final int DEALS = 100_000;

    @Test
    @Tag("slow")
    void holdsAHundredThousandDealsInLittleMemoryAndPagesThroughThem() throws Exception {
        long empty = usedMegabytes();
        SmallOrg small = new SmallOrg();
        for (int i = 0; i < DEALS; i++) {
            seed(small, i);
        }
        long held = usedMegabytes() - empty;
        try (PracticeServer server = Wsc.serve(small)) {
            PartnerConnection connection = Wsc.connect(server);
            long start = System.nanoTime();
            Set<String> seen = new HashSet<>();
            String fields =
                    "SELECT Id, Name, StageName, Amount, CloseDate, NextStep, OwnerId, AccountId, IsClosed, IsWon,"
                            + " LastActivityDate, ForecastCategoryName, Probability, CreatedDate, SystemModstamp FROM Opportunity"
                            + " ORDER BY SystemModstamp, Id";
            QueryResult page = connection.query(fields);
            while (true) {
                for (SObject record : page.getRecords()) {
                    seen.add(record.getId());
                }
                if (page.isDone()) {
                    break;
                }
                page = connection.queryMore(page.getQueryLocator());
            }
            long millis = (System.nanoTime() - start) / 1_000_000;
            System.out.printf(
                    "100,000 deals: %d MB held, %d ms to load, %d calls%n",
                    held, millis, server.usage().used());
            assertThat(seen).hasSize(DEALS + 3);
            assertThat(held).as("megabytes held").isLessThan(250);
        }
    }

    private static void seed(SmallOrg small, int i) {
        String seconds = String.format("%02d:%02d:%02d", i / 3600 % 24, i / 60 % 60, i % 60);
        small.seed(
                "Opportunity",
                RecordId.of(String.format("0067g%010d", i)),
                "Name",
                "Deal number " + i + " of many",
                "StageName",
                "Qualification",
                "Amount",
                i + ".50",
                "CloseDate",
                "2026-0" + (1 + i % 9) + "-15",
                "NextStep",
                "Call them again about item " + i,
                "Description",
                "A description that is long enough to be like real ones, " + i,
                "OwnerId",
                (i % 2 == 0 ? SmallOrg.ANN : SmallOrg.BEN).value(),
                "AccountId",
                SmallOrg.ACME.value(),
                "Probability",
                "20",
                "ExpectedRevenue",
                i + ".10",
                "ForecastCategoryName",
                "Pipeline",
                "LastActivityDate",
                "2026-01-10",
                "CreatedById",
                SmallOrg.ANN.value(),
                "LastModifiedById",
                SmallOrg.ANN.value(),
                "SystemModstamp",
                "2026-02-0" + (1 + i % 9) + "T" + seconds + "Z");
    }

    private static long usedMegabytes() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            runtime.gc();
        }
        return (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000;
    }
}
