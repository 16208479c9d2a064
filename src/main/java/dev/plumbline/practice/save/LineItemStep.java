package dev.plumbline.practice.save;

import dev.plumbline.crm.FieldValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Totals of a product line, and the opportunity's amount as their sum. */
final class LineItemStep implements SaveStep {

    private final OpportunityStep opportunity;

    LineItemStep(OpportunityStep opportunity) {
        this.opportunity = opportunity;
    }

    @Override
    public void before(Unit unit, Draft draft) {
        if (draft.get("Quantity") instanceof FieldValue.Num quantity
                && draft.get("UnitPrice") instanceof FieldValue.Num price
                && (draft.isNew()
                        || draft.changed("Quantity")
                        || draft.changed("UnitPrice")
                        || draft.changed("Discount"))) {
            BigDecimal discount = draft.get("Discount") instanceof FieldValue.Num d ? d.value() : BigDecimal.ZERO;
            draft.set(
                    "TotalPrice",
                    FieldValue.of(quantity.value()
                            .multiply(price.value())
                            .multiply(BigDecimal.valueOf(100).subtract(discount))
                            .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP)));
        }
    }

    @Override
    public void after(Unit unit, Draft draft) {
        String id = draft.text("OpportunityId");
        Draft parent = unit.find(id);
        if (parent == null || parent.deleted()) {
            return;
        }
        List<Draft> lines = unit.referring("OpportunityLineItem", "OpportunityId", id).stream()
                .filter(line -> !line.deleted())
                .toList();
        parent.set("HasOpportunityLineItem", FieldValue.FALSE);
        if (!lines.isEmpty()) {
            BigDecimal sum = lines.stream()
                    .map(line -> line.get("TotalPrice") instanceof FieldValue.Num n ? n.value() : BigDecimal.ZERO)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            parent.set("Amount", FieldValue.of(sum.setScale(2, RoundingMode.HALF_UP)));
        }
        opportunity.before(unit, parent);
        parent.set("HasOpportunityLineItem", FieldValue.of(!lines.isEmpty()));
        AuditStamps.modstamp(unit, parent);
        opportunity.after(unit, parent);
    }
}
