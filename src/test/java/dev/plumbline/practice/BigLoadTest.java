package dev.plumbline.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.QueryResult;
import com.sforce.soap.partner.sobject.SObject;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A hundred thousand opportunities, to see that the org stays small and pages come in one piece. */
class BigLoadTest {

    private static final int DEALS = 100_000;
    private static final Instant START = Instant.parse("2026-02-01T00:00:00Z");

    @Test
    @Tag("slow")
    void holdsAHundredThousandDealsInLittleMemoryAndPagesThroughThem() throws Exception {
        long empty = usedMegabytes();
        SmallOrg small = new SmallOrg();
        for (int i = 0; i < DEALS; i++) {
            small.org.seed("Opportunity", RecordId.of("0067g" + (1_000_000_000 + i)), deal(i));
        }
        long held = usedMegabytes() - empty;
        try (PracticeServer server = Wsc.serve(small)) {
            PartnerConnection connection = Wsc.connect(server);
            long start = System.nanoTime();
            long processor = processorMillis();
            Set<String> seen = readAll(connection);
            System.out.printf(
                    "%,d deals: %d MB held; loaded in %d ms, %d ms of processor (client and server), %d calls%n",
                    DEALS,
                    held,
                    (System.nanoTime() - start) / 1_000_000,
                    processorMillis() - processor,
                    server.usage().used());
            assertThat(seen).hasSize(DEALS + 3);
            assertThat(held).as("megabytes held").isLessThan(250);
        }
    }

    private static Set<String> readAll(PartnerConnection connection) throws Exception {
        Set<String> seen = new HashSet<>();
        QueryResult page =
                connection.query("SELECT Id, Name, StageName, Amount, CloseDate, NextStep, OwnerId, AccountId,"
                        + " IsClosed, IsWon, LastActivityDate, ForecastCategoryName, Probability, CreatedDate, SystemModstamp"
                        + " FROM Opportunity ORDER BY SystemModstamp, Id");
        while (true) {
            for (SObject record : page.getRecords()) {
                seen.add(record.getId());
            }
            if (page.isDone()) {
                return seen;
            }
            page = connection.queryMore(page.getQueryLocator());
        }
    }

    private static Map<String, FieldValue> deal(int i) {
        Map<String, FieldValue> deal = new HashMap<>();
        Instant stamp = START.plusSeconds(i * 7L);
        deal.put("Name", FieldValue.of("Deal number " + i + " of many"));
        deal.put("StageName", FieldValue.of("Qualification"));
        deal.put("Amount", FieldValue.of(new BigDecimal(i + ".50")));
        deal.put("ExpectedRevenue", FieldValue.of(new BigDecimal(i + ".10")));
        deal.put("Probability", FieldValue.of(new BigDecimal("20")));
        deal.put("CloseDate", FieldValue.of(LocalDate.of(2026, 1 + i % 12, 15)));
        deal.put("LastActivityDate", FieldValue.of(LocalDate.of(2026, 1, 1 + i % 28)));
        deal.put("NextStep", FieldValue.of("Call them again about item " + i));
        deal.put("Description", FieldValue.of("A description that is long enough to be like real ones, number " + i));
        deal.put("ForecastCategoryName", FieldValue.of("Pipeline"));
        deal.put("OwnerId", FieldValue.of((i % 2 == 0 ? SmallOrg.ANN : SmallOrg.BEN).value()));
        deal.put("AccountId", FieldValue.of(SmallOrg.ACME.value()));
        deal.put("CreatedById", FieldValue.of(SmallOrg.ANN.value()));
        deal.put("LastModifiedById", FieldValue.of(SmallOrg.ANN.value()));
        deal.put("CreatedDate", FieldValue.of(stamp.minusSeconds(86_400)));
        deal.put("LastModifiedDate", FieldValue.of(stamp));
        deal.put("SystemModstamp", FieldValue.of(stamp.plusSeconds(1)));
        return deal;
    }

    private static long processorMillis() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
    }

    private static long usedMegabytes() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            runtime.gc();
        }
        return (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000;
    }
}
