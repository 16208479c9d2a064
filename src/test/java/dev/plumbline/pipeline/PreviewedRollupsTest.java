package dev.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.RecordId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a rule would do that sums up children of which nothing is kept yet. */
class PreviewedRollupsTest {

    private static final String COUNT = Rules.rollup("Items").replace("OpportunityContactRole", "OpportunityLineItem");

    private Flow flow() {
        Flow flow = new Flow(Rules.PAST);
        for (int n = 1; n <= 4; n++) {
            flow.set(Flow.id("Opportunity", n), "Opportunity", "Name", "Deal " + n, "OwnerId", Flow.ANN.value());
        }
        return flow.ready();
    }

    private static void item(Flow flow, int n, int deal, String... more) {
        Map<String, String> fields = new HashMap<>();
        fields.put("OpportunityId", Flow.id("Opportunity", deal).value());
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        flow.org.holds.put(Flow.id("OpportunityLineItem", n), fields);
        fields.forEach(
                (field, value) -> flow.set(Flow.id("OpportunityLineItem", n), "OpportunityLineItem", field, value));
    }

    private static Effect effect(Flow flow, String rollups, String violated) {
        String yaml = Rules.file(rollups, Rules.rule("items", "Opportunity", "violated: " + violated));
        return flow.preview().of(yaml, who -> true).orElseThrow();
    }

    private static List<String> found(Effect effect) {
        return effect.found().stream().map(one -> one.finding().recordName()).toList();
    }

    @Test
    void sumsUpAnObjectOfWhichNothingIsKept() {
        Flow flow = flow();
        item(flow, 1, 1);
        item(flow, 2, 1);
        item(flow, 3, 3);
        Effect effect = effect(flow, COUNT, "$Rollup.Items < 2");
        assertThat(effect.cannotTell()).isZero();
        assertThat(found(effect)).containsExactlyInAnyOrder("Deal 2", "Deal 3", "Deal 4");
        assertThat(effect.borrowed()).containsExactly("OpportunityLineItem.OpportunityId");
        assertThat(flow.jdbi.withHandle(flow.mirror::objects))
                .noneMatch(o -> o.object().equals("OpportunityLineItem"));
        assertThat(flow.count("mirror_tally")).isZero();
    }

    @Test
    void comesToWhatTheRuleFindsOnceItIsInForce() {
        String[] types = {"SUM\n    field: TotalPrice", "MAX\n    field: ServiceDate", "MIN\n    field: Quantity"};
        String[] rules = {"$Rollup.Items < 100", "$Rollup.Items < TODAY()", "$Rollup.Items > 1"};
        for (int i = 0; i < types.length; i++) {
            Flow flow = flow();
            item(flow, 1, 1, "TotalPrice", "60.5", "Quantity", "1", "ServiceDate", "2026-02-01");
            item(flow, 2, 1, "TotalPrice", "39.5", "Quantity", "2", "ServiceDate", "2026-04-01");
            item(flow, 3, 2, "TotalPrice", "99.99", "Quantity", "3", "ServiceDate", "2026-03-01");
            item(flow, 4, 3, "TotalPrice", "500", "Quantity", "0", "ServiceDate", "2026-05-01");
            String rollup = COUNT.replace("COUNT", types[i]) + "    filter: Quantity > 0\n";
            String rule = Rules.rule("items", "Opportunity", "violated: " + rules[i]);
            Effect before =
                    flow.preview().of(Rules.file(rollup, rule), who -> true).orElseThrow();
            flow.rewrite(rollup, rule);
            flow.ready();
            Set<RecordId> kept = new TreeSet<>(Comparator.comparing(RecordId::value));
            kept.addAll(flow.broken());
            assertThat(kept).as(rules[i]).isNotEmpty().hasSizeLessThan(4);
            assertThat(before.found().stream()
                            .map(one -> one.finding().verdict().record())
                            .collect(Collectors.toSet()))
                    .as(rules[i])
                    .isEqualTo(kept);
            assertThat(before.cannotTell()).isZero();
        }
    }

    @Test
    void readsChildrenAnewWhereTheMirrorLacksAFieldOfThem() {
        Flow flow = flow();
        RecordId role = Flow.id("OpportunityContactRole", 1);
        flow.put("OpportunityContactRole", 1, "OpportunityId", Flow.DEAL.value());
        flow.org.holds.put(role, Map.of("OpportunityId", Flow.DEAL.value(), "IsPrimary", "true"));
        Effect effect = effect(flow, Rules.rollup("Items", "filter: IsPrimary"), "$Rollup.Items = 0");
        assertThat(effect.cannotTell()).isZero();
        assertThat(effect.compliant()).isEqualTo(1);
        assertThat(effect.borrowed()).containsExactly("OpportunityContactRole.IsPrimary");
    }

    @Test
    void saysWhyItCannotTellWhereSalesforceDoesNotAnswer() {
        Flow flow = flow();
        item(flow, 1, 1);
        flow.org.silent = true;
        Effect effect = effect(flow, COUNT, "$Rollup.Items = 0");
        assertThat(effect.cannotTell()).isEqualTo(4);
        assertThat(effect.because().keySet())
                .singleElement()
                .asString()
                .contains("Salesforce did not show its OpportunityLineItem records");
    }

    @Test
    void cannotTellOfThoseWhoseChildrenAreHiddenAlone() {
        Flow flow = flow();
        item(flow, 1, 1, "Quantity", "2");
        flow.org.hidden.add("OpportunityLineItem.Quantity");
        Effect effect = effect(flow, COUNT + "    filter: Quantity > 1\n", "$Rollup.Items = 0");
        assertThat(effect.cannotTell()).isEqualTo(1);
        assertThat(effect.broken()).isEqualTo(3);
    }

    @Test
    void doesNotCountOurOwnTasksForSomebodysWork() {
        Flow flow = flow();
        String calls = Rules.rollup("Items", "filter: ISPICKVAL(Priority, \"High\")")
                .replace("OpportunityContactRole", "Task")
                .replace("OpportunityId", "WhatId");
        Effect effect = effect(flow, calls, "$Rollup.Items = 0");
        assertThat(effect.cannotTell()).isEqualTo(4);
        assertThat(effect.because().keySet()).singleElement().asString().contains("Task.Priority is not mirrored");
    }
}
