package dev.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.violations.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** It is Monday, 2 March 2026. Ann and Bob live in one zone and work by different calendars. */
class OwnersDaysTest {

    private static final String LATE = Rules.rule(
            "close-date-long-past", "Opportunity", "violated: BUSINESS_DAYS_BETWEEN(CloseDate, TODAY()) > 2");

    @Test
    void countBusinessDaysByTheOwnersCalendarInChangesAndInSweeps(@TempDir Path calendars) throws IOException {
        Files.writeString(
                calendars.resolve("a.yaml"),
                """
                calendars:
                  - {name: office, hours: {monday-friday: 09:00-18:00}, for: {default: true}}
                  - name: bobs
                    hours: {monday-friday: 09:00-18:00}
                    closed: [{day: 2026-02-26, name: a day of their own}]
                    for: {users: bob@acme.example}
                """);
        Flow flow = new Flow(LATE);
        flow.calendarFiles = calendars;
        flow.start();
        flow.set(Flow.BOB, "User", "Username", "bob@acme.example");
        flow.ready();
        flow.put("Opportunity", 1, "Name", "Anns", "OwnerId", Flow.ANN.value(), "CloseDate", "2026-02-25");
        flow.put("Opportunity", 2, "Name", "Bobs", "OwnerId", Flow.BOB.value(), "CloseDate", "2026-02-25");
        assertThat(flow.open()).extracting(Violation::recordName).containsExactly("Anns");
        flow.clock.forward(java.time.Duration.ofDays(1));
        flow.check();
        assertThat(flow.open()).extracting(Violation::recordName).containsExactlyInAnyOrder("Anns", "Bobs");
    }

    @Test
    void noticeWhatCameFromAnotherUser() {
        Flow flow = new Flow(Rules.NEXT_STEP).ready();
        flow.put("Opportunity", 1, "Name", "A", "OwnerId", Flow.ANN.value());
        flow.put("Opportunity", 2, "Name", "B", "OwnerId", Flow.id("Group", 1).value());
        assertThat(flow.count("person_handover"))
                .as("new records were nobody's before")
                .isZero();
        flow.put("Opportunity", 1, "OwnerId", Flow.BOB.value());
        flow.put("Opportunity", 2, "OwnerId", Flow.BOB.value());
        assertThat(flow.count("person_handover"))
                .as("what is taken from a queue is daily business")
                .isEqualTo(1);
    }
}
