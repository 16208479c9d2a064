package dev.plumbline.practice.company;

import dev.plumbline.crm.RecordId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One opportunity with its story, ready to be written: the record always equals the last row of its history. */
final class Deal {

    final DealPlan plan;
    final Worth worth;
    final List<DealState> states;
    final Employee owner;
    final Draft draft;

    /** Edits that history does not show, such as a next step. */
    private final Instant edited;

    private @Nullable RecordId lastAmountChange;
    private @Nullable RecordId lastCloseDateChange;

    Deal(DealPlan plan, Worth worth, Employee owner, Draft draft, Dice dice) {
        this.plan = plan;
        this.worth = worth;
        this.owner = owner;
        this.draft = draft;
        this.states = DealStory.tell(plan, worth.first(), worth.amount(), dice);
        Instant last = states.get(states.size() - 1).at();
        this.edited = plan.touched().isAfter(last) ? plan.touched() : last;
    }

    RecordId id() {
        return draft.id();
    }

    Instant edited() {
        return edited;
    }

    int pushes() {
        int pushes = 0;
        for (int i = 1; i < states.size(); i++) {
            if (YearMonth.from(states.get(i).closeDate())
                    .isAfter(YearMonth.from(states.get(i - 1).closeDate()))) {
                pushes++;
            }
        }
        return pushes;
    }

    /** Null until the stage was changed for the first time, as in Salesforce. */
    private @Nullable Instant lastStageChange() {
        for (int i = states.size() - 1; i > 0; i--) {
            if (states.get(i).stage() != states.get(i - 1).stage()) {
                return states.get(i).at();
            }
        }
        return null;
    }

    /** Stage history, field history and the fields of the record that follow from them. */
    void writeHistory(Founding founding) {
        founding.emit(fieldHistory(founding, states.get(0).at(), "created", "Text", null, null));
        for (int i = 0; i < states.size(); i++) {
            DealState before = i == 0 ? null : states.get(i - 1);
            history(founding, before, states.get(i));
            if (before != null) {
                changes(before, states.get(i))
                        .forEach(c -> founding.emit(
                                fieldHistory(founding, c.at(), c.field(), c.type(), c.before(), c.after())));
            }
        }
        summarize();
    }

    private record FieldChange(
            Instant at, String field, String type, @Nullable String before, @Nullable String after) {}

    private static List<FieldChange> changes(DealState a, DealState b) {
        List<FieldChange> changes = new ArrayList<>();
        if (a.stage() != b.stage()) {
            changes.add(new FieldChange(b.at(), "StageName", "DynamicEnum", a.stage().label, b.stage().label));
        }
        if (!Objects.equals(a.amount(), b.amount())) {
            changes.add(new FieldChange(b.at(), "Amount", "Currency", plain(a.amount()), plain(b.amount())));
        }
        if (!a.closeDate().equals(b.closeDate())) {
            changes.add(new FieldChange(
                    b.at(),
                    "CloseDate",
                    "DateOnly",
                    a.closeDate().toString(),
                    b.closeDate().toString()));
        }
        return changes;
    }

    private static @Nullable String plain(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }

    private Draft fieldHistory(
            Founding founding, Instant at, String field, String type, @Nullable String before, @Nullable String after) {
        return founding.draft("OpportunityFieldHistory")
                .with("OpportunityId", id())
                .created(at, owner.id())
                .with("Field", field)
                .with("DataType", type)
                .with("OldValue", before)
                .with("NewValue", after);
    }

    private void history(Founding founding, @Nullable DealState before, DealState state) {
        Draft row = founding.draft("OpportunityHistory")
                .with("OpportunityId", id())
                .created(state.at(), owner.id())
                .with("SystemModstamp", state.at())
                .with("StageName", state.stage().label)
                .with("Amount", state.amount())
                .with("ExpectedRevenue", state.expectedRevenue())
                .with("CloseDate", state.closeDate())
                .with("Probability", state.stage().probability)
                .with("ForecastCategory", state.stage().forecastCategory);
        if (before != null) {
            row.with("PrevAmount", before.amount()).with("PrevCloseDate", before.closeDate());
            lastAmountChange = Objects.equals(before.amount(), state.amount()) ? lastAmountChange : row.id();
            lastCloseDateChange = before.closeDate().equals(state.closeDate()) ? lastCloseDateChange : row.id();
        }
        founding.emit(row);
    }

    private void summarize() {
        DealState now = states.get(states.size() - 1);
        LocalDate close = now.closeDate();
        int quarter = (close.getMonthValue() + 2) / 3;
        draft.with("StageName", now.stage().label)
                .with("Amount", now.amount())
                .with("CloseDate", close)
                .with("Probability", now.stage().probability)
                .with("ExpectedRevenue", now.expectedRevenue())
                .with("IsClosed", now.stage().closed())
                .with("IsWon", now.stage() == Stage.WON)
                .with("ForecastCategory", now.stage().forecastCategory)
                .with("ForecastCategoryName", now.stage().forecastCategoryName)
                .with("PushCount", pushes())
                .with("LastStageChangeDate", lastStageChange())
                .with("FiscalYear", close.getYear())
                .with("FiscalQuarter", quarter)
                .with("Fiscal", close.getYear() + " " + quarter)
                .with("LastAmountChangedHistoryId", lastAmountChange)
                .with("LastCloseDateChangedHistoryId", lastCloseDateChange)
                .with("OwnerId", owner.id())
                .created(plan.created(), owner.id());
    }
}
