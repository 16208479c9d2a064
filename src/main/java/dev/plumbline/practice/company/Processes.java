package dev.plumbline.practice.company;

import dev.plumbline.practice.setup.Offers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The company's two sales processes: a renewal needs no search for a decision maker, and only what is lost has a reason for it. */
final class Processes {

    private static final List<Stage> RENEWAL = List.of(
            Stage.PROSPECTING,
            Stage.QUALIFICATION,
            Stage.NEEDS_ANALYSIS,
            Stage.PROPOSAL,
            Stage.NEGOTIATION,
            Stage.WON,
            Stage.LOST);

    private static final List<String> REASONS =
            List.of("Price", "Competitor", "No decision", "Timing", "Missing feature", "Lost contact", "Other");

    private Processes() {}

    static void offer(Offers offers) {
        offers.limit(
                SetUp.recordType(true),
                "StageName",
                RENEWAL.stream().map(s -> s.label).toList());
        offers.limit(
                SetUp.recordType(true),
                "Type",
                List.of(
                        "Existing Customer - Upgrade",
                        "Existing Customer - Replacement",
                        "Existing Customer - Downgrade"));
        offers.limit(SetUp.recordType(false), "Type", List.of("New Customer", "Existing Customer - Upgrade"));
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        reasons.put(Stage.LOST.label, REASONS);
        offers.depend("Opportunity", "Loss_Reason__c", "StageName", reasons);
    }
}
