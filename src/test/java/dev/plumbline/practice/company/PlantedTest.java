package dev.plumbline.practice.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.FieldValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlantedTest {

    private static final Instant NOW = Instant.parse("2026-11-18T09:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "1, 2026-11-18T09:30:00Z",
        "2, 2026-12-31T23:10:00Z",
        "3, 2027-01-04T00:20:00Z",
        "42, 2026-02-28T06:00:00Z",
        "42, 2026-11-22T04:00:00Z",
        "5, 2026-08-16T15:00:00Z",
        "6, 2028-02-29T12:00:00Z"
    })
    void leavesTheBetterHalfOfOpenDealsCleanAndPlantsEveryHabit(long seed, Instant now) {
        Company company = Company.found(seed, now);
        Planted planted = company.planted();
        double share = planted.openDealsWithGap().size() / (double) planted.openDeals();
        assertThat(share).isBetween(0.35, 0.5);
        assertThat(planted.counts())
                .allSatisfy((habit, count) -> assertThat(count).as(habit).isPositive());
        SignIn rep = signIn(company, planted, "rep");
        assertThat(planted.gapsOf(rep.userId())).isBetween(5, 12);
    }

    @Test
    void stillHoldsWhenJudgedADayLater() {
        Company company = Company.found(42, NOW);
        PlantedReader nextMorning = new PlantedReader(NOW.plus(Duration.ofHours(20)));
        company.tell(nextMorning);
        assertThat(nextMorning.planted().toJson()).isEqualTo(company.planted().toJson());
    }

    @Test
    void namesOneOfEachKindToSignInAs() {
        Company company = Company.found(42, NOW);
        Planted planted = company.planted();
        assertThat(company.people().signIns(planted))
                .extracting(SignIn::part)
                .containsExactly("admin", "manager", "rep", "executive");
        SignIn rep = signIn(company, planted, "rep");
        Employee manager =
                company.people().employee(signIn(company, planted, "manager").userId());
        assertThat(company.people().employee(rep.userId()).manager()).isEqualTo(manager.id());
        assertThat(rep.username()).endsWith("@northmere.example");
    }

    @Test
    void countsByDefinitionAndNotByIntention() {
        Planted planted = judge(
                deal(
                        "StageName",
                        "Proposal/Price Quote",
                        "NextStep",
                        " tBd ",
                        "CloseDate",
                        "2026-11-17",
                        "Amount",
                        "1.00"),
                stage("Prospecting", 1),
                stage("Qualification", 2),
                stage("Needs Analysis", 3),
                stage("Proposal/Price Quote", 7));
        assertThat(planted.of(Habit.NO_NEXT_STEP)).hasSize(1);
        assertThat(planted.of(Habit.CLOSE_DATE_PAST)).hasSize(1);
        assertThat(planted.of(Habit.NO_AMOUNT)).hasSize(1);
        assertThat(planted.of(Habit.NO_CONTACT_ROLE)).hasSize(1);
        assertThat(planted.of(Habit.NO_NEXT_ACTIVITY)).hasSize(1);
        assertThat(planted.of(Habit.NO_ACTIVITY)).hasSize(1);
        assertThat(planted.of(Habit.STUCK_IN_STAGE)).isEmpty();
        assertThat(planted.of(Habit.NO_EXEC_SPONSOR)).isEmpty();
        assertThat(planted.of(Habit.PUSHED_THREE_TIMES)).isEmpty();
    }

    @Test
    void asksLessOfEarlyStages() {
        Planted planted = judge(
                deal("StageName", "Prospecting", "NextStep", "", "CloseDate", "2026-11-18", "Amount", ""),
                stage("Prospecting", 1),
                stage("Qualification", 2),
                stage("Needs Analysis", 3),
                stage("Proposal/Price Quote", 7));
        assertThat(planted.counts())
                .containsEntry("no-activity-14", 1)
                .containsEntry("no-next-step", 0)
                .containsEntry("close-date-past", 0)
                .containsEntry("no-amount", 0)
                .containsEntry("no-next-activity", 0);
    }

    @Test
    void dumpsEveryHabitAsJson(@TempDir Path folder) throws Exception {
        Planted planted = Company.found(3, NOW, Size.times(0.1)).planted();
        Path file = folder.resolve("planted.json");
        planted.writeTo(file);
        Map<?, ?> read = new com.fasterxml.jackson.databind.ObjectMapper().readValue(Files.readString(file), Map.class);
        assertThat(read).hasSize(Habit.values().length);
        assertThat((List<?>) read.get("close-date-past"))
                .hasSize(planted.of(Habit.CLOSE_DATE_PAST).size());
    }

    private static SignIn signIn(Company company, Planted planted, String part) {
        return company.people().signIns(planted).stream()
                .filter(s -> s.part().equals(part))
                .findFirst()
                .orElseThrow();
    }

    private static Planted judge(Row... rows) {
        PlantedReader reader = new PlantedReader(NOW);
        List<Row> all = new ArrayList<>(List.of(rows));
        all.add(new Draft("User", Ids.at("User", 1))
                .with("IsActive", true)
                .with("TimeZoneSidKey", "America/New_York")
                .with("UserType", "Standard")
                .with("LastLoginDate", NOW)
                .with("Title", "Buyer")
                .row());
        all.forEach(reader::accept);
        return reader.planted();
    }

    private static Row stage(String name, int order) {
        return new Draft("OpportunityStage", Ids.at("OpportunityStage", order))
                .with("ApiName", name)
                .with("SortOrder", order)
                .row();
    }

    private static Row deal(String... fields) {
        Draft deal = new Draft("Opportunity", Ids.at("Opportunity", 1))
                .with("OwnerId", Ids.at("User", 1))
                .with("CreatedDate", NOW.minus(Duration.ofDays(20)));
        for (int i = 0; i < fields.length; i += 2) {
            deal.with(fields[i], FieldValue.of(fields[i + 1]));
        }
        return deal.row();
    }
}
