package dev.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.RecordId;
import dev.plumbline.ingest.ChangeBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.DelegatingTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionHandler;
import org.junit.jupiter.api.Test;

/** What a change of one child costs, and a complete check. Rows are counted by the database; times are printed for people. */
class RollupCostTest {

    private static final int SIBLINGS = 20_000;
    private static final String STEADY = "NOT(IsClosed)";

    /** The same answer, but the clock is asked: such a roll-up cannot be kept. */
    private static final String TURNING = "OR(NOT(IsClosed), TODAY() < DATE(1900, 1, 1))";

    private static String rollups(String filter) {
        return """
            rollups:
              - {name: Open, object: Opportunity, summarize: Task, by: WhatId, type: COUNT, filter: '%1$s'}
              - {name: Spent, object: Opportunity, summarize: Task, by: WhatId, type: SUM, field: CallDurationInSeconds, filter: '%1$s'}
              - {name: Next, object: Opportunity, summarize: Task, by: WhatId, type: MAX, field: ActivityDate, filter: '%1$s'}
            """
                .formatted(filter);
    }

    private static String rule(String name) {
        return Rules.rule(
                name, "Opportunity", "violated: OR($Rollup.Open = 0, $Rollup.Spent = 1, ISBLANK($Rollup.Next))");
    }

    @Test
    void readsNoSiblingsOfTheChildThatChanged() {
        Flow flow = new Flow(rollups(STEADY), rule("r")).ready();
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value());
        load(flow, SIBLINGS, n -> 1);
        flow.rewrite(rollups(STEADY), rule("kept"));
        flow.check();
        assertThat(flow.open()).isEmpty();
        assertThat(rowsOfOneChange(flow, "kept")).isLessThan(30);

        flow.rewrite(rollups(TURNING), rule("turning"));
        flow.check();
        assertThat(rowsOfOneChange(flow, "not kept")).isGreaterThan(SIBLINGS);
    }

    @Test
    void checksAllParentsNoSlowerThanBefore() {
        Flow flow = new Flow(rollups(TURNING), rule("r"));
        for (int n = 1; n <= 5000; n++) {
            flow.set(Flow.id("Opportunity", n), "Opportunity", "Name", "D" + n, "OwnerId", Flow.ANN.value());
        }
        flow.ready();
        load(flow, 100_000, n -> n % 5000 + 1);
        for (String which : List.of("not kept, cold", "not kept", "first added up", "kept", "kept, again")) {
            flow.rewrite(rollups(which.startsWith("not") ? TURNING : STEADY), rule(which.replaceAll("\\W+", "-")));
            System.out.printf(
                    "complete check of 5,000 parents with 20 children each, %s: %d ms%n", which, ms(flow::check));
        }
        assertThat(flow.open()).isEmpty();
        assertThat(flow.count("mirror_tally")).isEqualTo(3 * 5000);
    }

    /** Closes and opens a task again and again; the most rows of records that were read in one transaction of it. */
    private static long rowsOfOneChange(Flow flow, String which) {
        TransactionHandler plain = flow.jdbi.getTransactionHandler();
        Counted counted = new Counted(plain);
        flow.jdbi.setTransactionHandler(counted);
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String closed = i % 2 == 0 ? "true" : "false";
            times.add(ms(() -> flow.put("Task", 7, "IsClosed", closed)));
        }
        flow.jdbi.setTransactionHandler(plain);
        System.out.printf(
                "one change below %,d siblings, %s: at most %,d rows of records read, %s ms%n",
                SIBLINGS, which, counted.most, times);
        return counted.most;
    }

    private static long ms(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    private static void load(Flow flow, int many, IntUnaryOperator parent) {
        List<CrmRecord> page = new ArrayList<>();
        for (int n = 1; n <= many; n++) {
            RecordId deal = Flow.id("Opportunity", parent.applyAsInt(n));
            page.add(flow.set(
                    Flow.id("Task", n),
                    "Task",
                    "WhatId",
                    deal.value(),
                    "OwnerId",
                    Flow.ANN.value(),
                    "IsClosed",
                    n % 20_000 < 10_000 ? "true" : "false",
                    "CallDurationInSeconds",
                    "" + n % 100,
                    "ActivityDate",
                    "2026-03-" + (10 + n % 20)));
            if (page.size() == 2000) {
                flow.enforcer.accept(new ChangeBatch("Task", page, List.of(), true, flow.cursor("Task", 0)));
                page = new ArrayList<>();
            }
        }
    }

    /** Asks the database, before each commit, how many rows of records the transaction has read. */
    private static final class Counted extends DelegatingTransactionHandler {

        private long most;

        private Counted(TransactionHandler delegate) {
            super(delegate);
        }

        @Override
        public TransactionHandler specialize(Handle handle) {
            return this;
        }

        @Override
        public void commit(Handle handle) {
            most = Math.max(
                    most,
                    handle.createQuery(
                                    """
                                    SELECT coalesce(sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)), 0)
                                    FROM pg_stat_xact_user_tables WHERE relname = 'mirror_record'
                                    """)
                            .mapTo(Long.class)
                            .one());
            getDelegate().commit(handle);
        }
    }
}
