package dev.plumbline.people;

import static dev.plumbline.people.PeopleFixture.queue;
import static dev.plumbline.people.PeopleFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.SettableClock;
import dev.plumbline.TestDatabase;
import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.FieldValues;
import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.StandardObjects;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.mirror.Mirrors;
import dev.plumbline.notifications.TestConfig;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DirectoryTest {

    private static final Instant T0 = Instant.parse("2026-03-02T09:00:00Z");

    private final Jdbi jdbi = TestDatabase.fresh();
    private final Mirror mirror = Mirrors.on(jdbi, new SettableClock(T0));
    private final MirrorDirectory directory =
            new MirrorDirectory(jdbi, mirror, TestConfig.of(PeopleConfig.class, Map.of()), () -> false);
    private final MirrorDirectory federated =
            new MirrorDirectory(jdbi, mirror, TestConfig.of(PeopleConfig.class, Map.of()), () -> true);

    @BeforeEach
    void mirrorACompany() {
        jdbi.useTransaction(h -> PeopleDemand.FIELDS.forEach((object, fields) -> {
            mirror.know(h, StandardObjects.schema(object).orElseThrow(), fields, Set.of());
            mirror.asked(h, object, T0, true);
        }));
        keep("UserRole", RecordId.of("00E000000000001"), "Name", "VP Sales");
        keep(
                "User",
                user(1),
                "Name",
                "Ann",
                "Username",
                "ann@acme.com",
                "Email",
                "ann@acme.com",
                "IsActive",
                "true",
                "TimeZoneSidKey",
                "Asia/Tokyo",
                "LocaleSidKey",
                "ja_JP",
                "UserRoleId",
                "00E000000000001",
                "ManagerId",
                "",
                "Title",
                "");
        keep(
                "User",
                user(2),
                "Name",
                "Bo",
                "Username",
                "bo@acme.com",
                "Email",
                "not an address",
                "IsActive",
                "true",
                "TimeZoneSidKey",
                "Asia/Tokyo",
                "LocaleSidKey",
                "ja_JP",
                "UserRoleId",
                "",
                "ManagerId",
                user(1).value(),
                "Title",
                "Rep");
        keep("Group", queue(1), "Name", "Inbound", "Type", "Queue", "DeveloperName", "Inbound");
        keep("Group", queue(2), "Name", "Everybody", "Type", "Regular", "DeveloperName", "All");
        keep(
                "GroupMember",
                RecordId.of("011000000000001"),
                "GroupId",
                queue(1).value(),
                "UserOrGroupId",
                queue(2).value());
        keep(
                "GroupMember",
                RecordId.of("011000000000002"),
                "GroupId",
                queue(2).value(),
                "UserOrGroupId",
                user(2).value());
        keep(
                "GroupMember",
                RecordId.of("011000000000003"),
                "GroupId",
                queue(2).value(),
                "UserOrGroupId",
                queue(1).value());
    }

    @Test
    void readsPeopleRolesAndQueuesFromTheMirror() {
        OrgChart chart = directory.chart();
        assertThat(chart.person(user(1)).orElseThrow().title()).isEqualTo("VP Sales");
        assertThat(chart.person(user(2)).orElseThrow().email()).isEmpty();
        assertThat(chart.leaderOf(user(2)).map(Person::name)).contains("Ann");
        assertThat(chart.queue(queue(1)).orElseThrow().members()).containsExactly(user(2));
        assertThat(chart.queue(queue(2))).isEmpty();
        assertThat(chart.leaderOf(queue(1)).map(Person::name)).contains("Ann");
        assertThat(chart.findings()).isEmpty();
    }

    @Test
    void readsAgainAfterAChangeAndOnlyThen() {
        OrgChart before = directory.chart();
        keep(
                "User",
                user(3),
                "Name",
                "Cy",
                "Username",
                "cy@acme.com",
                "IsActive",
                "true",
                "TimeZoneSidKey",
                "Asia/Tokyo",
                "LocaleSidKey",
                "",
                "Email",
                "",
                "UserRoleId",
                "",
                "ManagerId",
                "",
                "Title",
                "");
        assertThat(directory.chart()).isSameAs(before);
        directory.changed();
        assertThat(directory.chart().person(user(3))).isPresent();
    }

    @Test
    void saysWhatOfTheChartCannotBeSeen() {
        jdbi.useTransaction(h -> mirror.know(
                h,
                StandardObjects.schema("User").orElseThrow(),
                Set.of("Name", "Username", "IsActive"),
                Set.of("ManagerId")));
        directory.changed();
        assertThat(directory.chart().findings())
                .anyMatch(f -> f.english().startsWith("The org chart is incomplete: "))
                .anyMatch(f -> f.english().contains("Ann has no time zone that we can see"));
        assertThat(directory.chart().leaderOf(user(2))).isEmpty();
    }

    @Test
    void findsPeopleByFederationIdToTheLetter() {
        knowFederationIds(Set.of());
        keep(
                "User",
                user(4),
                "Name",
                "Di",
                "Username",
                "di@acme.com",
                "IsActive",
                "true",
                "FederationIdentifier",
                "E-é");
        keep(
                "User",
                user(5),
                "Name",
                "Ed",
                "Username",
                "ed@acme.com",
                "IsActive",
                "false",
                "FederationIdentifier",
                "E-2");
        keep(
                "User",
                user(6),
                "Name",
                "Flo",
                "Username",
                "flo@acme.com",
                "IsActive",
                "true",
                "FederationIdentifier",
                "E-2");
        keep(
                "User",
                user(7),
                "Name",
                "Gus",
                "Username",
                "gus@acme.com",
                "IsActive",
                "true",
                "FederationIdentifier",
                "");
        OrgChart chart = federated.chart();
        assertThat(chart.byFederationId("E-é")).extracting(Person::name).containsExactly("Di");
        assertThat(chart.byFederationId("E-2")).extracting(Person::name).containsExactlyInAnyOrder("Ed", "Flo");
        for (String other : List.of("e-é", "E-e\u0301", "E-é ", "", "E-1")) {
            assertThat(chart.byFederationId(other)).as(other).isEmpty();
        }
        assertThat(directory.chart().byFederationId("E-é"))
                .as("where nobody signs on by it, it is not read, although it is there")
                .isEmpty();
    }

    @Test
    void saysThatNobodyCanSignOnWhereFederationIdsAreHidden() {
        knowFederationIds(Set.of(PeopleDemand.FEDERATION_ID));
        assertThat(federated.chart().findings())
                .anyMatch(f -> f.english().startsWith("Nobody can sign on by federation id: "));
        assertThat(directory.chart().findings()).noneMatch(f -> f.english().contains("federation"));
    }

    private void knowFederationIds(Set<String> unreadable) {
        Set<String> fields = new HashSet<>(PeopleDemand.FIELDS.get("User"));
        fields.add(PeopleDemand.FEDERATION_ID);
        fields.removeAll(unreadable);
        jdbi.useTransaction(h -> {
            mirror.know(h, StandardObjects.schema("User").orElseThrow(), fields, unreadable);
            mirror.asked(h, "User", T0, true);
        });
    }

    private void keep(String object, RecordId id, String... fields) {
        Map<String, FieldValue> values = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            values.put(
                    fields[i],
                    FieldValues.parse(
                            StandardObjects.schema(object)
                                    .orElseThrow()
                                    .field(fields[i])
                                    .orElseThrow()
                                    .type(),
                            fields[i + 1]));
        }
        jdbi.useTransaction(h -> mirror.apply(h, object, List.of(new CrmRecord(id, object, values, T0)), List.of()));
    }
}
