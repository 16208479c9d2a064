package dev.plumbline.practice.save;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.practice.store.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;

/** Stage, forecast, fiscal and push-count fields of an opportunity, and its histories. */
final class OpportunityStep implements SaveStep {

    private static final Map<String, String> FORECAST = Map.of(
            "Omitted",
            "Omitted",
            "Pipeline",
            "Pipeline",
            "Best Case",
            "BestCase",
            "Commit",
            "Forecast",
            "Closed",
            "Closed");

    private final OpportunityTrail trail = new OpportunityTrail();

    @Override
    public void before(Unit unit, Draft draft) {
        if (draft.is("HasOpportunityLineItem") && !draft.before("Amount").isBlank() && !draft.isNew()) {
            draft.set("Amount", draft.before("Amount"));
        }
        if (draft.changed("StageName")) {
            Stages.stage(unit.store(), draft.text("StageName")).ifPresent(stage -> enter(draft, stage));
            if (!draft.isNew()) {
                draft.set("LastStageChangeDate", FieldValue.of(unit.at()));
            }
        }
        String category = FORECAST.get(draft.text("ForecastCategoryName"));
        if (category != null) {
            draft.set("ForecastCategory", FieldValue.of(category));
        }
        if (draft.changed("Amount") || draft.changed("Probability")) {
            draft.set("ExpectedRevenue", expected(draft));
        }
        if (draft.changed("CloseDate") && draft.get("CloseDate") instanceof FieldValue.Day close) {
            fiscal(unit, draft, close.value());
            pushed(draft, close.value());
        }
        if (draft.isNew()) {
            draft.set("PushCount", FieldValue.of(BigDecimal.ZERO));
        }
    }

    /** What the stage brings along, unless the caller said otherwise in the same save. */
    private static void enter(Draft draft, Row stage) {
        draft.set("IsClosed", FieldValue.of(stage.is("IsClosed")));
        draft.set("IsWon", FieldValue.of(stage.is("IsWon")));
        if (!draft.changed("Probability") || draft.get("Probability").isBlank()) {
            draft.set("Probability", stage.get("DefaultProbability"));
        }
        if (!draft.changed("ForecastCategoryName")
                || draft.get("ForecastCategoryName").isBlank()) {
            draft.set("ForecastCategoryName", stage.get("ForecastCategoryName"));
        }
    }

    private static FieldValue expected(Draft draft) {
        if (draft.get("Amount") instanceof FieldValue.Num amount
                && draft.get("Probability") instanceof FieldValue.Num probability) {
            return FieldValue.of(amount.value()
                    .multiply(probability.value())
                    .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP));
        }
        return FieldValue.BLANK;
    }

    private static void fiscal(Unit unit, Draft draft, LocalDate close) {
        int start = unit.store().standard("Organization").rows().stream()
                .findFirst()
                .map(r -> r.get("FiscalYearStartMonth") instanceof FieldValue.Num n
                        ? n.value().intValue()
                        : 1)
                .orElse(1);
        YearMonth shifted = YearMonth.from(close).minusMonths(start - 1L);
        int year = start == 1 ? shifted.getYear() : shifted.getYear() + 1;
        int quarter = (shifted.getMonthValue() - 1) / 3 + 1;
        draft.set("FiscalYear", FieldValue.of(BigDecimal.valueOf(year)));
        draft.set("FiscalQuarter", FieldValue.of(BigDecimal.valueOf(quarter)));
        draft.set("Fiscal", FieldValue.of(year + " " + quarter));
    }

    /** Counts a move into a later month; a move inside the month, or back, counts nothing. */
    private static void pushed(Draft draft, LocalDate close) {
        if (!draft.isNew()
                && draft.before("CloseDate") instanceof FieldValue.Day was
                && YearMonth.from(close).isAfter(YearMonth.from(was.value()))) {
            BigDecimal count = draft.get("PushCount") instanceof FieldValue.Num n ? n.value() : BigDecimal.ZERO;
            draft.set("PushCount", FieldValue.of(count.add(BigDecimal.ONE)));
        }
    }

    @Override
    public void after(Unit unit, Draft draft) {
        if (!draft.deleted() && !draft.changed("IsDeleted")) {
            trail.keep(unit, draft);
        }
    }
}
