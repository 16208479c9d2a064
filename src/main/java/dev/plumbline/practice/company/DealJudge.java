package dev.plumbline.practice.company;

import dev.plumbline.crm.RecordId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Applies the definitions to one deal. */
final class DealJudge {

    private final DealFacts deal;
    private final Row row;
    private final PlantedReader org;
    private final RecordId owner;
    private final LocalDate today;
    private final @Nullable BigDecimal amount;

    DealJudge(DealFacts deal, Row row, PlantedReader org) {
        this.deal = deal;
        this.row = row;
        this.org = org;
        this.owner = PlantedReader.ref(row, "OwnerId");
        this.today = org.today(owner);
        this.amount = DealFacts.amount(row);
    }

    void judge(Planted planted) {
        if (row.is("IsClosed")) {
            closed(planted);
            return;
        }
        planted.countOpenDeal();
        LocalDate stage = day(row.field("LastStageChangeDate").isBlank() ? "CreatedDate" : "LastStageChangeDate");
        boolean quiet = deal.lastDone == null || deal.lastDone.isBefore(today.minusDays(Habit.SILENT_DAYS));
        add(planted, Habit.CLOSE_DATE_PAST, PlantedReader.day(row, "CloseDate").isBefore(today));
        add(planted, Habit.NO_NEXT_STEP, atLeast(Habit.NEXT_STEP_FROM) && meaningless(row.text("NextStep")));
        add(planted, Habit.NO_AMOUNT, atLeast(Habit.AMOUNT_FROM) && worthless());
        add(planted, Habit.STUCK_IN_STAGE, stage.isBefore(today.minusDays(Habit.STUCK_DAYS)));
        add(planted, Habit.NO_ACTIVITY, quiet && day("CreatedDate").isBefore(today.minusDays(Habit.SILENT_DAYS)));
        add(planted, Habit.NO_NEXT_ACTIVITY, atLeast(Habit.NEXT_ACTIVITY_FROM) && !deal.openTask && !deal.futureEvent);
        add(planted, Habit.NO_CONTACT_ROLE, atLeast(Habit.CONTACT_ROLE_FROM) && !deal.hasRole);
        add(planted, Habit.PUSHED_THREE_TIMES, deal.pushes() >= Habit.PUSHES);
        add(planted, Habit.NO_EXEC_SPONSOR, big() && !deal.hasSponsor);
        add(planted, Habit.OWNER_INACTIVE, !org.active(owner));
    }

    private void closed(Planted planted) {
        LocalDate close = PlantedReader.day(row, "CloseDate");
        boolean recent = !close.isAfter(today) && !close.isBefore(today.minusDays(Habit.LOST_DAYS));
        add(
                planted,
                Habit.LOST_NO_REASON,
                !row.is("IsWon") && recent && row.field("Loss_Reason__c").isBlank());
        add(
                planted,
                Habit.LATE_BORN,
                row.is("IsWon") && !close.isAfter(day("CreatedDate").plusDays(Habit.LATE_BORN_DAYS)));
    }

    private void add(Planted planted, Habit habit, boolean holds) {
        if (holds) {
            planted.add(habit, row.id(), owner);
        }
    }

    private boolean atLeast(String stage) {
        return org.order(row.text("StageName")) >= org.order(stage);
    }

    private static boolean meaningless(String text) {
        String trimmed = text.trim().toLowerCase(Locale.ROOT);
        return trimmed.isEmpty() || Habit.PLACEHOLDERS.contains(trimmed);
    }

    private boolean worthless() {
        return amount == null || amount.signum() == 0 || amount.compareTo(BigDecimal.ONE) == 0;
    }

    private boolean big() {
        return amount != null && amount.compareTo(BigDecimal.valueOf(Habit.BIG_DEAL)) >= 0;
    }

    private LocalDate day(String field) {
        return PlantedReader.moment(row, field).atZone(org.zone(owner)).toLocalDate();
    }
}
