package dev.plumbline.practice.company;

import dev.plumbline.crm.RecordId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads all rows, then applies the definitions of {@link Habit}. */
final class PlantedReader implements RowSink {

    private final Instant now;
    private final Planted planted = new Planted();
    private final Map<RecordId, Row> users = new HashMap<>();
    private final Map<RecordId, DealFacts> deals = new HashMap<>();
    private final Map<RecordId, LocalDate> lastDoneBy = new HashMap<>();
    private final Map<String, Integer> stageOrder = new HashMap<>();
    private final List<Row> leads = new ArrayList<>();
    private final List<Row> openTasks = new ArrayList<>();

    PlantedReader(Instant now) {
        this.now = now;
    }

    @Override
    public void accept(Row row) {
        switch (row.object()) {
            case "User" -> users.put(row.id(), row);
            case "OpportunityStage" -> stageOrder.put(row.text("ApiName"), Integer.parseInt(row.text("SortOrder")));
            case "Opportunity" -> opportunity(row);
            case "OpportunityHistory" ->
                deal(ref(row, "OpportunityId")).stood(moment(row, "CreatedDate"), row.id(), day(row, "CloseDate"));
            case "OpportunityContactRole" -> role(row);
            case "Lead" -> keepOpenLead(row);
            case "Task" -> task(row);
            case "Event" -> event(row);
            default -> {}
        }
    }

    /** Nothing that comes later changes what is to be said of a closed deal, so it need not be kept. */
    private void opportunity(Row row) {
        if (row.is("IsClosed")) {
            new DealJudge(new DealFacts(), row, this).judge(planted);
            deals.remove(row.id());
        } else {
            deal(row.id()).row = row;
        }
    }

    private void role(Row row) {
        DealFacts deal = deal(ref(row, "OpportunityId"));
        deal.hasRole = true;
        deal.hasSponsor |= Habit.SPONSOR_ROLES.contains(row.text("Role"));
    }

    private void keepOpenLead(Row row) {
        if (Habit.OPEN_LEAD.contains(row.text("Status"))) {
            leads.add(row);
        }
    }

    private void task(Row row) {
        DealFacts deal = about(row);
        if (!row.is("IsClosed")) {
            openTasks.add(row);
            if (deal != null) {
                deal.openTask = true;
            }
        } else {
            done(row, deal);
        }
    }

    private void event(Row row) {
        DealFacts deal = about(row);
        if (moment(row, "StartDateTime").isAfter(now)) {
            if (deal != null) {
                deal.futureEvent = true;
            }
        } else {
            done(row, deal);
        }
    }

    private void done(Row row, @Nullable DealFacts deal) {
        LocalDate day = day(row, "ActivityDate");
        lastDoneBy.merge(ref(row, "OwnerId"), day, (a, b) -> a.isAfter(b) ? a : b);
        if (deal != null) {
            deal.done(day);
        }
    }

    Planted planted() {
        deals.values().forEach(deal -> {
            if (deal.row != null) {
                new DealJudge(deal, deal.row, this).judge(planted);
            }
        });
        leads.forEach(lead -> judgeLead(lead, planted));
        for (Row task : openTasks) {
            if (!task.field("ActivityDate").isBlank()
                    && day(task, "ActivityDate").isBefore(today(ref(task, "OwnerId")))) {
                planted.add(Habit.OVERDUE_TASK, task.id(), ref(task, "OwnerId"));
            }
        }
        users.values().forEach(user -> judgeUser(user, planted));
        return planted;
    }

    private void judgeLead(Row lead, Planted planted) {
        RecordId owner = ref(lead, "OwnerId");
        boolean queue = owner.keyPrefix().equals("00G");
        if (queue && olderThan(lead, "CreatedDate", Habit.PARKED_DAYS)) {
            planted.add(Habit.LEAD_PARKED, lead.id(), owner);
        }
        if (!queue && lead.is("IsUnreadByOwner") && olderThan(lead, "CreatedDate", Habit.UNREAD_DAYS)) {
            planted.add(Habit.LEAD_UNREAD, lead.id(), owner);
        }
        boolean untouched = lead.text("Status").equals("Open - Not Contacted")
                && lead.field("LastActivityDate").isBlank();
        if (!queue
                && untouched
                && !lead.is("IsUnreadByOwner")
                && olderThan(lead, "CreatedDate", Habit.UNTOUCHED_DAYS)) {
            planted.add(Habit.LEAD_UNTOUCHED, lead.id(), owner);
        }
    }

    private void judgeUser(Row user, Planted planted) {
        if (!user.is("IsActive")) {
            return;
        }
        LocalDate last = lastDoneBy.get(user.id());
        boolean idle = last == null || last.isBefore(today(user.id()).minusDays(Habit.WEEK_DAYS));
        if (user.text("Title").endsWith(Habit.REP_TITLE) && idle) {
            planted.add(Habit.REP_NO_ACTIVITY, user.id(), user.id());
        }
        boolean away = user.field("LastLoginDate").isBlank() || olderThan(user, "LastLoginDate", Habit.SIGN_IN_DAYS);
        if (user.text("UserType").equals("Standard") && away) {
            planted.add(Habit.NO_SIGN_IN, user.id(), user.id());
        }
    }

    int order(String stage) {
        return stageOrder.getOrDefault(stage, 0);
    }

    boolean active(RecordId user) {
        Row row = users.get(user);
        return row != null && row.is("IsActive");
    }

    ZoneId zone(RecordId user) {
        Row row = users.get(user);
        return row == null ? ZoneOffset.UTC : ZoneId.of(row.text("TimeZoneSidKey"));
    }

    LocalDate today(RecordId user) {
        return now.atZone(zone(user)).toLocalDate();
    }

    private boolean olderThan(Row row, String field, int days) {
        return moment(row, field).isBefore(now.minusSeconds(86_400L * days));
    }

    private @Nullable DealFacts about(Row activity) {
        String what = activity.text("WhatId");
        return what.startsWith("006") ? deal(RecordId.of(what)) : null;
    }

    private DealFacts deal(RecordId id) {
        return deals.computeIfAbsent(id, i -> new DealFacts());
    }

    static RecordId ref(Row row, String field) {
        return RecordId.of(row.text(field));
    }

    static LocalDate day(Row row, String field) {
        return LocalDate.parse(row.text(field));
    }

    static Instant moment(Row row, String field) {
        return Instant.parse(row.text(field));
    }
}
