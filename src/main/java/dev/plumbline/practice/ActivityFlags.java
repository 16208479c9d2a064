package dev.plumbline.practice;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.practice.store.Row;
import dev.plumbline.practice.store.Store;
import dev.plumbline.practice.store.Table;
import dev.plumbline.practice.store.Zones;
import java.time.Clock;
import java.time.LocalDate;

/** HasOpenActivity and HasOverdueTask: worked out when somebody looks, which is why they never move a stamp. */
final class ActivityFlags {

    private ActivityFlags() {}

    static void install(Store store, Clock clock) {
        Table tasks = store.standard("Task");
        Table events = store.standard("Event");
        int taskWhat = tasks.column("WhatId");
        int eventWhat = events.column("WhatId");
        Table opportunities = store.standard("Opportunity");
        opportunities.compute(
                "HasOpenActivity",
                row -> FieldValue.of(
                        tasks.referring(taskWhat, row.id()).stream().anyMatch(ActivityFlags::open)
                                || events.referring(eventWhat, row.id()).stream()
                                        .anyMatch(e -> !e.deleted()
                                                && e.get("ActivityDate") instanceof FieldValue.Day day
                                                && !day.value().isBefore(today(store, clock, row)))));
        opportunities.compute(
                "HasOverdueTask",
                row -> FieldValue.of(tasks.referring(taskWhat, row.id()).stream()
                        .anyMatch(t -> open(t) && day(t).isBefore(today(store, clock, row)))));
    }

    private static boolean open(Row task) {
        return !task.deleted() && !task.is("IsClosed");
    }

    private static LocalDate day(Row activity) {
        return activity.get("ActivityDate") instanceof FieldValue.Day day ? day.value() : LocalDate.MAX;
    }

    private static LocalDate today(Store store, Clock clock, Row record) {
        return clock.instant()
                .atZone(Zones.ofUser(store, record.text("OwnerId")))
                .toLocalDate();
    }
}
