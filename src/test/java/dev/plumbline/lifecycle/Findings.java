package dev.plumbline.lifecycle;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.Verdict;
import dev.plumbline.violations.Finding;
import dev.plumbline.violations.ViolationEvent;
import dev.plumbline.violations.ViolationLedger;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/** Writes verdicts into the real ledger. */
final class Findings {

    private Findings() {}

    static RecordId deal(int number) {
        return RecordId.of("006%012d".formatted(number));
    }

    static List<ViolationEvent> broken(
            Handle handle, Clock clock, Rule rule, RecordId owner, boolean silent, int... deals) {
        return ViolationLedger.on(clock)
                .record(
                        handle,
                        IntStream.of(deals)
                                .mapToObj(n -> finding(
                                        new Verdict.Violated(
                                                rule, deal(n), List.of("NextStep"), "It is empty.", Map.of()),
                                        owner,
                                        silent))
                                .toList());
    }

    static List<ViolationEvent> mended(Handle handle, Clock clock, Rule rule, RecordId owner, int... deals) {
        return ViolationLedger.on(clock)
                .record(
                        handle,
                        IntStream.of(deals)
                                .mapToObj(n -> finding(new Verdict.Compliant(rule, deal(n)), owner, false))
                                .toList());
    }

    private static Finding finding(Verdict verdict, RecordId owner, boolean silent) {
        return new Finding(
                verdict,
                "Opportunity",
                "Deal " + verdict.record(),
                Optional.of(owner),
                Optional.empty(),
                Instant.parse("2026-03-01T00:00:00Z"),
                false,
                silent);
    }
}
