package dev.plumbline.practice.company;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/** What an admin sets up before anybody sells: the organization, stages, record types, queues, campaigns. */
final class SetUp {

    static final List<String> QUEUES = List.of("Inbound Leads Americas", "Inbound Leads EMEA");
    static final int CAMPAIGNS = 12;

    private final Founding founding;
    private final Instant then;

    SetUp(Founding founding) {
        this.founding = founding;
        this.then = founding.now().minusSeconds(86_400L * 1000);
    }

    static RecordId queue(int number) {
        return Ids.at("Group", number + 1);
    }

    static RecordId recordType(boolean renewal) {
        return Ids.at("RecordType", renewal ? 2 : 1);
    }

    void write() {
        organization();
        stages();
        recordType("New Business", "New_Business", "Opportunity");
        recordType("Renewal", "Renewal", "Opportunity");
        recordType("Customer", "Customer", "Account");
        queues();
        hours();
        founding.catalog().write(founding);
        campaigns();
    }

    private void organization() {
        founding.emit(founding.draft("Organization")
                .with("Name", "Northmere Controls (practice)")
                .with("Country", "US")
                .with("TimeZoneSidKey", "America/New_York")
                .with("DefaultLocaleSidKey", "en_US")
                .with("LanguageLocaleKey", "en_US")
                .with("FiscalYearStartMonth", 1)
                .with("InstanceName", "PRAC1")
                .with("OrganizationType", "Developer Edition")
                .setUp(then));
    }

    private void stages() {
        for (Stage stage : Stage.values()) {
            founding.emit(founding.draft("OpportunityStage")
                    .with("ApiName", stage.label)
                    .with("MasterLabel", stage.label)
                    .with("IsActive", true)
                    .with("IsClosed", stage.closed())
                    .with("IsWon", stage == Stage.WON)
                    .with("SortOrder", stage.ordinal() + 1)
                    .with("DefaultProbability", stage.probability)
                    .with("ForecastCategory", stage.forecastCategory)
                    .with("ForecastCategoryName", stage.forecastCategoryName)
                    .setUp(then));
        }
    }

    private void recordType(String name, String developerName, String object) {
        founding.emit(founding.draft("RecordType")
                .with("Name", name)
                .with("DeveloperName", developerName)
                .with("SobjectType", object)
                .with("IsActive", true)
                .setUp(then));
    }

    private void queues() {
        for (int i = 0; i < QUEUES.size(); i++) {
            String name = QUEUES.get(i);
            founding.emit(founding.draft("Group")
                    .with("Name", name)
                    .with("DeveloperName", name.replace(' ', '_'))
                    .with("Type", "Queue")
                    .with("OwnerId", founding.people().admin())
                    .with("DoesIncludeBosses", true)
                    .setUp(then));
            founding.emit(founding.draft("QueueSobject")
                    .with("QueueId", queue(i))
                    .with("SobjectType", "Lead")
                    .setUp(then));
            String region = name.substring("Inbound Leads ".length());
            for (Employee e : founding.people().reps()) {
                if (e.team() != null
                        && e.team().region.equals(region)
                        && (e.personality() == Personality.DILIGENT || e.personality() == Personality.LEAD_IGNORER)) {
                    founding.emit(founding.draft("GroupMember")
                            .with("GroupId", queue(i))
                            .with("UserOrGroupId", e.id())
                            .setUp(then));
                }
            }
        }
    }

    /** Head office's hours, and holidays as admins enter them: once, every year on a date, and on the fourth Thursday. */
    private void hours() {
        Draft office = founding.draft("BusinessHours")
                .with("Name", "Default")
                .with("IsActive", true)
                .with("IsDefault", true)
                .with("TimeZoneSidKey", "America/New_York");
        for (String day : List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")) {
            office.with(day + "StartTime", new FieldValue.TimeOfDay(LocalTime.of(9, 0)))
                    .with(day + "EndTime", new FieldValue.TimeOfDay(LocalTime.of(18, 0)));
        }
        founding.emit(office.setUp(then));
        LocalDate start = then.atZone(ZoneOffset.UTC).toLocalDate().withDayOfYear(1);
        yearly("New Year's Day", start, "January", 1);
        yearly("Labour Day", start.withMonth(5), "May", 1);
        yearly("Christmas Day", start.withMonth(12).withDayOfMonth(25), "December", 25);
        founding.emit(holiday("Thanksgiving", start.withMonth(11))
                .with("RecurrenceType", "RecursYearlyNth")
                .with("RecurrenceMonthOfYear", "November")
                .with("RecurrenceInstance", "Fourth")
                .with("RecurrenceDayOfWeekMask", 16)
                .setUp(then));
    }

    private void yearly(String name, LocalDate first, String month, int day) {
        founding.emit(holiday(name, first)
                .with("RecurrenceType", "RecursYearly")
                .with("RecurrenceMonthOfYear", month)
                .with("RecurrenceDayOfMonth", day)
                .setUp(then));
    }

    private Draft holiday(String name, LocalDate first) {
        return founding.draft("Holiday")
                .with("Name", name)
                .with("IsAllDay", true)
                .with("ActivityDate", first)
                .with("IsRecurrence", true)
                .with("RecurrenceStartDate", first);
    }

    private void campaigns() {
        LocalDate today = founding.now().atZone(ZoneOffset.UTC).toLocalDate();
        List<String> names = Words.list("campaign");
        for (int i = 0; i < CAMPAIGNS; i++) {
            LocalDate start = today.minusDays(690 - 60L * i);
            LocalDate end = start.plusDays(30);
            founding.emit(founding.draft("Campaign")
                    .with("Name", names.get(i) + " " + start.getYear())
                    .with("Type", i % 3 == 0 ? "Trade Show" : i % 3 == 1 ? "Webinar" : "Email")
                    .with("Status", end.isBefore(today) ? "Completed" : "In Progress")
                    .with("StartDate", start)
                    .with("EndDate", end)
                    .with("IsActive", !end.isBefore(today))
                    .with("OwnerId", founding.people().admin())
                    .setUp(then));
        }
    }
}
