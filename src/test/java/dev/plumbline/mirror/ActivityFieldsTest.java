package dev.plumbline.mirror;

import static dev.plumbline.mirror.MirrorFixture.T0;
import static dev.plumbline.mirror.MirrorFixture.id;
import static dev.plumbline.mirror.MirrorFixture.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.Deletion;
import dev.plumbline.crm.FieldValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActivityFieldsTest {

    private final MirrorFixture at = new MirrorFixture();

    @BeforeEach
    void keepActivities() {
        at.keep("Opportunity", "Name", "HasOpenActivity", "HasOverdueTask", "LastActivityDate")
                .keep("User", "TimeZoneSidKey")
                .keep("Task", needed("Task"))
                .keep("Event", needed("Event"));
        at.apply(
                record("User", 1, T0, "TimeZoneSidKey", "Pacific/Auckland"),
                record("User", 2, T0, "TimeZoneSidKey", "America/Los_Angeles"));
        at.apply(record(
                "Opportunity",
                1,
                T0,
                "HasOpenActivity",
                "true",
                "HasOverdueTask",
                "true",
                "LastActivityDate",
                "2024-01-10"));
    }

    @Test
    void computesWhatSalesforceLetsGoStale() {
        assertThat(read()).containsExactly(FieldValue.FALSE, FieldValue.FALSE, day("2024-01-10"));
    }

    @Test
    void judgesOverdueByTheOwnersDay() {
        task(1, 1, "2026-03-02", false);
        at.clock.set(Instant.parse("2026-03-02T10:59:00Z"));
        assertThat(read()).startsWith(FieldValue.TRUE, FieldValue.FALSE);
        at.clock.set(Instant.parse("2026-03-02T11:01:00Z"));
        assertThat(read()).startsWith(FieldValue.TRUE, FieldValue.TRUE);
        task(1, 2, "2026-03-02", false);
        assertThat(read()).startsWith(FieldValue.TRUE, FieldValue.FALSE);
    }

    @Test
    void countsClosedTasksAndEventsAsLastActivity() {
        task(1, 1, "2026-02-20", true);
        assertThat(read()).containsExactly(FieldValue.FALSE, FieldValue.FALSE, day("2026-02-20"));
        at.apply(record(
                "Event",
                1,
                T0,
                "WhatId",
                id("Opportunity", 1).value(),
                "OwnerId",
                id("User", 2).value(),
                "ActivityDate",
                "",
                "StartDateTime",
                "2026-03-03T02:00:00Z",
                "EndDateTime",
                "2026-03-03T03:00:00Z"));
        assertThat(read()).containsExactly(FieldValue.TRUE, FieldValue.FALSE, day("2026-03-02"));
        at.clock.set(Instant.parse("2026-03-04T00:00:00Z"));
        assertThat(read()).containsExactly(FieldValue.FALSE, FieldValue.FALSE, day("2026-03-02"));
        at.delete("Event", new Deletion(id("Event", 1), T0));
        assertThat(read()).endsWith(day("2026-02-20"));
    }

    @Test
    void takesWhatWasReadWhereActivitiesAreNotThere() {
        at.jdbi.useTransaction(h -> at.mirror.asked(h, "Event", T0, false));
        assertThat(read()).containsExactly(FieldValue.TRUE, FieldValue.TRUE, day("2024-01-10"));
    }

    @Test
    void staysHiddenWhereTheFieldIsHidden() {
        at.jdbi.useTransaction(
                h -> at.mirror.know(h, MirrorFixture.schema("Opportunity"), Set.of("Name"), Set.of("HasOverdueTask")));
        assertThat(at.read("Opportunity", 1, "HasOverdueTask"))
                .containsExactly(new FieldValue.Hidden("the integration user may not read Opportunity.HasOverdueTask"));
    }

    private java.util.List<FieldValue> read() {
        return at.read("Opportunity", 1, "HasOpenActivity", "HasOverdueTask", "LastActivityDate");
    }

    private void task(int n, int owner, String day, boolean closed) {
        at.apply(record(
                "Task",
                n,
                T0,
                "WhatId",
                id("Opportunity", 1).value(),
                "OwnerId",
                id("User", owner).value(),
                "IsClosed",
                String.valueOf(closed),
                "ActivityDate",
                day));
    }

    private static String[] needed(String object) {
        return ActivityFields.NEEDED.getOrDefault(object, Set.of()).toArray(new String[0]);
    }

    private static FieldValue day(String text) {
        return FieldValue.of(LocalDate.parse(text));
    }
}
