package dev.plumbline.practice.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.StandardObjects;
import dev.plumbline.practice.FakeOrg;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompanyTest {

    private static final Instant NOW = Instant.parse("2026-11-18T09:30:00Z");
    private static final Company COMPANY = Company.found(42, NOW);
    private static final Map<String, List<Row>> ROWS = new TreeMap<>();
    private static final Map<RecordId, Row> BY_ID = new HashMap<>();

    @BeforeAll
    static void tell() {
        COMPANY.tell(row -> {
            ROWS.computeIfAbsent(row.object(), o -> new ArrayList<>()).add(row);
            assertThat(BY_ID.put(row.id(), row)).as("id used twice: " + row).isNull();
        });
    }

    @Test
    void hasTheSizeOfARealSalesForce() {
        assertThat(rows("Opportunity")).hasSizeGreaterThanOrEqualTo(2000);
        assertThat(rows("Account")).hasSizeGreaterThanOrEqualTo(600);
        assertThat(rows("Contact")).hasSizeGreaterThanOrEqualTo(1700);
        assertThat(rows("Lead")).hasSizeGreaterThanOrEqualTo(1500);
        assertThat(rows("Task").size() + rows("Event").size()).isGreaterThanOrEqualTo(12_000);
        assertThat(rows("Event")).hasSizeGreaterThan(3000);
        assertThat(rows("OpportunityStage")).hasSize(10);
        assertThat(rows("OpportunityLineItem")).hasSizeGreaterThan(1000);
        assertThat(rows("Group")).hasSize(2);
        assertThat(rows("GroupMember")).hasSizeGreaterThan(4);
        List<Employee> reps = COMPANY.people().reps();
        assertThat(reps).hasSize(40);
        assertThat(reps.stream().map(Employee::zone).distinct()).hasSize(4);
        assertThat(rows("User").stream().filter(u -> u.text("Title").equals("Regional Sales Manager")))
                .hasSize(6);
        assertThat(rows("User").stream().filter(u -> u.text("Title").equals("Sales Assistant")))
                .hasSize(3);
    }

    @Test
    void isTheSameToTheLastByteForTheSameSeedAndMoment() {
        assertThat(digest(Company.found(7, NOW, Size.times(0.1))))
                .isEqualTo(digest(Company.found(7, NOW, Size.times(0.1))));
        assertThat(digest(Company.found(7, NOW, Size.times(0.1))))
                .isNotEqualTo(digest(Company.found(8, NOW, Size.times(0.1))));
    }

    @Test
    void hasTheSamePeopleWheneverItIsFounded() {
        assertThat(Company.found(42, NOW.plus(Duration.ofDays(400))).people().staff())
                .isEqualTo(COMPANY.people().staff());
    }

    @Test
    void writesOnlyValuesOfTheFieldsTypeAndNeverDatesBackFromTheFuture() {
        for (Row row : BY_ID.values()) {
            for (FieldSchema field :
                    StandardObjects.schema(row.object()).orElseThrow().fields()) {
                FieldValue value = row.field(field.name());
                if (field.type() == FieldType.BOOLEAN) {
                    assertThat(value).as(row.id() + field.name()).isInstanceOf(FieldValue.Bool.class);
                }
                if (value instanceof FieldValue.Moment m
                        && Set.of("CreatedDate", "LastModifiedDate", "SystemModstamp")
                                .contains(field.name())) {
                    assertThat(m.value())
                            .as(row.object() + row.id() + field.name())
                            .isBeforeOrEqualTo(NOW);
                    assertThat(m.value().getNano()).isZero();
                }
                boolean audit = field.name()
                        .matches("CreatedDate|LastModifiedDate|SystemModstamp|CreatedById|LastModifiedById|OwnerId");
                if (audit) {
                    assertThat(value.isBlank())
                            .as(row + " lacks " + field.name())
                            .isFalse();
                }
                if (field.type() == FieldType.REFERENCE && !value.isBlank()) {
                    assertThat(BY_ID).as(row.object() + "." + field.name()).containsKey(RecordId.of(value.asText()));
                }
            }
        }
    }

    @Test
    void modifiesNothingBeforeItIsCreatedNorAfterItsStamp() {
        for (Row row : BY_ID.values()) {
            if (row.field("LastModifiedDate").isBlank()
                    || row.field("CreatedDate").isBlank()) {
                continue;
            }
            Instant modified = PlantedReader.moment(row, "LastModifiedDate");
            assertThat(modified).as(row.toString()).isAfterOrEqualTo(PlantedReader.moment(row, "CreatedDate"));
            assertThat(modified).as(row.toString()).isBeforeOrEqualTo(PlantedReader.moment(row, "SystemModstamp"));
        }
    }

    @Test
    void tellsAHistoryThatEndsInTheRecordItself() {
        Map<String, TreeMap<String, Row>> histories = new HashMap<>();
        rows("OpportunityHistory").forEach(h -> histories
                .computeIfAbsent(h.text("OpportunityId"), o -> new TreeMap<>())
                .put(h.text("CreatedDate") + h.id(), h));
        for (Row deal : rows("Opportunity")) {
            TreeMap<String, Row> history = histories.getOrDefault(deal.id().value(), new TreeMap<>());
            Row last = history.lastEntry().getValue();
            for (String field :
                    List.of("StageName", "Amount", "CloseDate", "Probability", "ExpectedRevenue", "ForecastCategory")) {
                assertThat(last.field(field)).as(deal.id() + " " + field).isEqualTo(deal.field(field));
            }
            assertThat(history.firstEntry().getValue().field("CreatedDate")).isEqualTo(deal.field("CreatedDate"));
            assertThat(PlantedReader.moment(last, "CreatedDate"))
                    .isBeforeOrEqualTo(PlantedReader.moment(deal, "LastModifiedDate"));
            Row before = null;
            for (Row row : history.values()) {
                if (before != null) {
                    assertThat(row.field("PrevAmount")).isEqualTo(before.field("Amount"));
                    assertThat(row.field("PrevCloseDate")).isEqualTo(before.field("CloseDate"));
                }
                before = row;
            }
        }
    }

    @Test
    void tellsAFieldHistoryThatEndsInTheRecordItself() {
        Map<String, TreeMap<String, Row>> changes = new HashMap<>();
        rows("OpportunityFieldHistory")
                .forEach(h -> changes.computeIfAbsent(h.text("OpportunityId") + h.text("Field"), o -> new TreeMap<>())
                        .put(h.text("CreatedDate") + h.id(), h));
        for (Row deal : rows("Opportunity")) {
            for (String field : List.of("StageName", "CloseDate", "Amount")) {
                TreeMap<String, Row> history = changes.getOrDefault(deal.id() + field, new TreeMap<>());
                if (!history.isEmpty()) {
                    assertThat(history.lastEntry().getValue().text("NewValue")).isEqualTo(deal.text(field));
                }
            }
        }
    }

    @Test
    void reachesBackTwoYears() {
        Instant first = rows("OpportunityHistory").stream()
                .map(h -> PlantedReader.moment(h, "CreatedDate"))
                .min(Instant::compareTo)
                .orElseThrow();
        assertThat(Duration.between(first, NOW).toDays()).isBetween(700L, 732L);
    }

    @Test
    void derivesWhatSalesforceDerivesFromActivities() {
        Map<String, LocalDate> latest = new HashMap<>();
        Set<String> open = new HashSet<>();
        for (String object : List.of("Task", "Event")) {
            for (Row row : rows(object)) {
                boolean counts = object.equals("Event") || row.is("IsClosed");
                boolean pending = object.equals("Task")
                        ? !row.is("IsClosed")
                        : PlantedReader.moment(row, "StartDateTime").isAfter(NOW);
                for (String field : List.of("WhoId", "WhatId", "AccountId")) {
                    if (counts && !row.text(field).isEmpty()) {
                        latest.merge(
                                row.text(field),
                                PlantedReader.day(row, "ActivityDate"),
                                (a, b) -> a.isAfter(b) ? a : b);
                    }
                }
                if (pending) {
                    open.add(row.text("WhatId"));
                }
            }
        }
        for (String object : List.of("Account", "Contact", "Lead", "Opportunity")) {
            for (Row row : rows(object)) {
                LocalDate expected = latest.get(row.id().value());
                assertThat(row.text("LastActivityDate"))
                        .as(object + row.id())
                        .isEqualTo(expected == null ? "" : expected.toString());
            }
        }
        rows("Opportunity").forEach(d -> assertThat(d.is("HasOpenActivity")).isEqualTo(open.contains(d.id().value())));
    }

    @Test
    void totalsLineItemsToTheAmount() {
        Map<String, Double> totals = rows("OpportunityLineItem").stream()
                .collect(Collectors.groupingBy(
                        i -> i.text("OpportunityId"),
                        Collectors.summingDouble(i -> Double.parseDouble(i.text("TotalPrice")))));
        for (Row deal : rows("Opportunity")) {
            assertThat(deal.is("HasOpportunityLineItem"))
                    .isEqualTo(totals.containsKey(deal.id().value()));
            if (deal.is("HasOpportunityLineItem")) {
                assertThat(Double.parseDouble(deal.text("Amount")))
                        .isEqualTo(totals.get(deal.id().value()));
            }
        }
    }

    @Test
    void shapesTheRoleTreeLikeTheManagerTree() {
        for (Row user : rows("User")) {
            if (user.field("ManagerId").isBlank() || user.field("UserRoleId").isBlank()) {
                continue;
            }
            Row manager = BY_ID.get(RecordId.of(user.text("ManagerId")));
            Row role = BY_ID.get(RecordId.of(user.text("UserRoleId")));
            assertThat(role.text("ParentRoleId")).as(user.text("Name")).isEqualTo(manager.text("UserRoleId"));
        }
    }

    @Test
    void closesMostDealsWhenQuartersEnd() {
        Map<Boolean, Long> lateInQuarter = rows("Opportunity").stream()
                .filter(d -> d.is("IsClosed"))
                .map(d -> PlantedReader.day(d, "CloseDate"))
                .collect(Collectors.partitioningBy(
                        d -> d.getMonthValue() % 3 == 0 && d.getDayOfMonth() > 15, Collectors.counting()));
        assertThat(lateInQuarter.get(true) / (double) (lateInQuarter.get(true) + lateInQuarter.get(false)))
                .isBetween(0.35, 0.7);
    }

    @Test
    void holdsTheAwkwardFewThatEveryOrgHolds() {
        assertThat(rows("User"))
                .anyMatch(u -> u.is("IsActive")
                        && u.field("ManagerId").isBlank()
                        && !u.text("Title").startsWith("Chief"));
        assertThat(rows("User"))
                .anyMatch(u -> u.is("IsActive") && u.text("Email").equals("not-an-address"));
        assertThat(rows("User"))
                .anyMatch(u -> u.text("Title").equals("Sales Assistant")
                        && u.field("Email").isBlank());
        assertThat(rows("User"))
                .anyMatch(u -> !u.field("ManagerId").isBlank()
                        && BY_ID.get(RecordId.of(u.text("ManagerId")))
                                .text("ManagerId")
                                .equals(u.id().value()));
        assertThat(rows("Opportunity")).anyMatch(o -> o.text("Description").length() > 100_000);
        assertThat(rows("Contact")).anyMatch(c -> c.text("LastName").contains("<script>"));
        assertThat(rows("Account")).anyMatch(c -> c.text("Name").startsWith("=cmd|"));
        assertThat(rows("Task")).anyMatch(c -> c.text("Subject").contains("\r\n"));
        assertThat(rows("Lead")).anyMatch(c -> c.text("Name").contains("\r\n"));
        assertThat(rows("Account")).anyMatch(c -> c.text("Name").contains("山"));
    }

    @ParameterizedTest
    @CsvSource({"100, 1000", "5, 51"})
    void growsOnRequestWithoutKeepingRows(int opportunities, int atMost) {
        int[] count = {0};
        Company.found(1, NOW, Size.opportunities(opportunities))
                .tell(row -> count[0] += row.object().equals("Opportunity") ? 1 : 0);
        assertThat(count[0]).isBetween(opportunities, atMost);
    }

    @Test
    void movesInOnlyTheObjectsAskedFor() {
        FakeOrg org = new FakeOrg();
        Planted planted = Company.found(1, NOW, Size.times(0.05))
                .settle(org, object -> Set.of("User", "Opportunity", "OpportunityStage")
                        .contains(object));
        assertThat(org.all("Opportunity")).hasSizeGreaterThanOrEqualTo(100);
        assertThat(org.all("Task")).isEmpty();
        assertThat(planted.of(Habit.NO_CONTACT_ROLE)).hasSizeGreaterThan(5);
    }

    private static List<Row> rows(String object) {
        return ROWS.getOrDefault(object, List.of());
    }

    private static String digest(Company company) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            company.tell(row -> sha.update(
                    (row.object() + row.id() + new TreeMap<>(row.fields())).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha.digest());
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
