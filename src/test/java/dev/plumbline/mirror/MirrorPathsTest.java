package dev.plumbline.mirror;

import static dev.plumbline.mirror.MirrorFixture.T0;
import static dev.plumbline.mirror.MirrorFixture.id;
import static dev.plumbline.mirror.MirrorFixture.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.crm.Deletion;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MirrorPathsTest {

    private final MirrorFixture at = new MirrorFixture();

    @BeforeEach
    void keepACompany() {
        at.keep("Opportunity", "Name", "Amount", "CloseDate", "IsClosed", "AccountId", "OwnerId", "CampaignId")
                .keep("Account", "Name", "OwnerId")
                .keep("User", "Name", "ManagerId", "TimeZoneSidKey")
                .keep("Group", "Name")
                .keep("Lead", "Company", "OwnerId");
        at.apply(
                record("User", 1, T0, "Name", "Ann", "ManagerId", ""),
                record("User", 2, T0, "Name", "Bo", "ManagerId", user(1)));
        at.apply(record("Account", 1, T0, "Name", "Acme", "OwnerId", user(2)));
    }

    @Test
    void readsTypedValuesAndParents() {
        at.apply(record(
                "Opportunity",
                1,
                T0,
                "Name",
                "Deal",
                "Amount",
                "1.5E7",
                "CloseDate",
                "2026-03-31",
                "IsClosed",
                "false",
                "AccountId",
                account(1),
                "OwnerId",
                user(2)));
        assertThat(at.read(
                        "Opportunity",
                        1,
                        "Amount",
                        "closedate",
                        "IsClosed",
                        "Account.Name",
                        "Account.Owner.Manager.Name",
                        "Owner.Name",
                        "Id",
                        "SystemModstamp"))
                .containsExactly(
                        FieldValue.of(new BigDecimal("15000000")),
                        FieldValue.of(LocalDate.parse("2026-03-31")),
                        FieldValue.FALSE,
                        FieldValue.of("Acme"),
                        FieldValue.of("Ann"),
                        FieldValue.of("Bo"),
                        FieldValue.of(id("Opportunity", 1).value()),
                        FieldValue.of(T0));
    }

    @Test
    void isBlankOverABlankReference() {
        at.apply(record("Opportunity", 1, T0, "AccountId", "", "OwnerId", user(1)));
        assertThat(at.read("Opportunity", 1, "Account.Name", "Account.Owner.Name", "Owner.Manager.Name"))
                .containsOnly(FieldValue.BLANK);
    }

    @Test
    void saysWhyAPathIsHidden() {
        at.jdbi.useTransaction(
                h -> at.mirror.know(h, MirrorFixture.schema("Account"), Set.of("Name", "OwnerId"), Set.of("Industry")));
        at.apply(record(
                "Opportunity",
                1,
                T0,
                "AccountId",
                account(1),
                "OwnerId",
                user(99),
                "CampaignId",
                id("Campaign", 1).value()));
        assertThat(at.read(
                        "Opportunity",
                        1,
                        "Account.Industry",
                        "Account.Rating",
                        "Account.Nonsense",
                        "Owner.Name",
                        "Campaign.Name",
                        "Nowhere.Name",
                        "Amount"))
                .containsExactly(
                        hidden("the integration user may not read Account.Industry"),
                        hidden("Account.Rating is not mirrored"),
                        hidden("Account has no field Nonsense that the integration user may see"),
                        hidden("User " + user(99) + " is not mirrored"),
                        hidden("Campaign is not mirrored"),
                        hidden("Opportunity has no relationship Nowhere that the integration user may see"),
                        hidden("Opportunity.Amount has not been read yet"));
    }

    @Test
    void tellsUserFromQueueByTheId() {
        at.apply(record("Group", 1, T0, "Name", "Inbound leads"));
        at.apply(record("Lead", 1, T0, "OwnerId", id("Group", 1).value()), record("Lead", 2, T0, "OwnerId", user(2)));
        assertThat(at.read("Lead", 1, "Owner.Name", "Owner:User.Name", "Owner:Queue.Name"))
                .containsExactly(FieldValue.of("Inbound leads"), FieldValue.BLANK, FieldValue.of("Inbound leads"));
        assertThat(at.read("Lead", 2, "Owner.Name", "Owner:User.Name", "Owner:Queue.Name"))
                .containsExactly(FieldValue.of("Bo"), FieldValue.of("Bo"), FieldValue.BLANK);
    }

    @Test
    void hidesADeletedParentAndFollowsAMerge() {
        at.apply(record("Account", 2, T0, "Name", "Acme Ltd", "OwnerId", user(1)));
        at.apply(
                record("Opportunity", 1, T0, "AccountId", account(1)),
                record("Opportunity", 2, T0, "AccountId", account(2)));
        at.delete(
                "Account", new Deletion(id("Account", 1), T0.plusSeconds(9), "merged", Optional.of(id("Account", 2))));
        assertThat(at.read("Opportunity", 1, "Account.Name", "Account.Owner.Name"))
                .containsExactly(FieldValue.of("Acme Ltd"), FieldValue.of("Ann"));
        at.delete("Account", new Deletion(id("Account", 2), T0.plusSeconds(19)));
        assertThat(at.read("Opportunity", 1, "Account.Name"))
                .containsExactly(hidden("Account " + account(2) + " is deleted"));
    }

    @Test
    void findsChildrenAndWhoPointsHere() {
        at.apply(
                record("Opportunity", 1, T0, "Name", "One", "AccountId", account(1), "OwnerId", user(1)),
                record("Opportunity", 2, T0, "Name", "Two", "AccountId", account(1), "OwnerId", user(2)),
                record("Opportunity", 3, T0, "Name", "Three", "AccountId", "", "OwnerId", account(1)));
        at.jdbi.useTransaction(h -> {
            var children = at.mirror.children(
                    h,
                    "Opportunity",
                    "AccountId",
                    List.of(id("Account", 1), id("Account", 5)),
                    List.of("Name", "Owner.Name"));
            assertThat(children).containsOnlyKeys(id("Account", 1));
            assertThat(children.get(id("Account", 1)))
                    .containsExactly(
                            new FieldValue[] {FieldValue.of("One"), FieldValue.of("Ann")},
                            new FieldValue[] {FieldValue.of("Two"), FieldValue.of("Bo")});
            assertThat(at.mirror.referring(h, "Opportunity", "OwnerId", Set.of(id("User", 2))))
                    .containsExactly(id("Opportunity", 2));
        });
        at.delete("Opportunity", new Deletion(id("Opportunity", 2), T0));
        at.jdbi.useTransaction(h -> assertThat(at.mirror.referring(h, "Opportunity", "OwnerId", Set.of(id("User", 2))))
                .isEmpty());
    }

    @Test
    void refusesToCountChildrenItCannotKnow() {
        at.jdbi.useTransaction(h -> {
            assertThatThrownBy(() -> at.mirror.children(h, "Task", "WhatId", List.of(id("Account", 1)), List.of()))
                    .hasMessageContaining("Task by WhatId are not mirrored");
            assertThat(at.mirror.blindness(h, "Task", List.of("WhatId"))).contains("Task is not mirrored");
            assertThat(at.mirror.blindness(h, "Account", List.of("Name"))).isEmpty();
            at.mirror.asked(h, "Account", T0, false);
            assertThat(at.mirror.blindness(h, "Account", List.of("Name"))).contains("Account is still being loaded");
        });
    }

    @Test
    void dropsOldValuesOfAFieldThatIsAskedForAgain() {
        at.apply(record("Account", 3, T0, "Name", "Old name", "OwnerId", user(1)));
        at.jdbi.useTransaction(h -> at.mirror.know(h, MirrorFixture.schema("Account"), Set.of("OwnerId"), Set.of()));
        assertThat(at.read("Account", 3, "Name")).containsExactly(hidden("Account.Name is not mirrored"));
        at.jdbi.useTransaction(
                h -> at.mirror.know(h, MirrorFixture.schema("Account"), Set.of("OwnerId", "Name"), Set.of()));
        assertThat(at.read("Account", 3, "Name", "Owner.Name"))
                .containsExactly(hidden("Account.Name has not been read yet"), FieldValue.of("Ann"));
    }

    @Test
    void findsARecordWithAllThatIsKept() {
        at.jdbi.useTransaction(h -> assertThat(
                        at.mirror.find(h, id("Account", 1)).orElseThrow().fields())
                .containsOnlyKeys("Name", "OwnerId"));
        assertThat(at.jdbi.<Optional<?>, RuntimeException>withHandle(h -> at.mirror.find(h, id("Account", 77))))
                .isEmpty();
    }

    private static FieldValue hidden(String because) {
        return new FieldValue.Hidden(because);
    }

    private static String user(int n) {
        return id("User", n).value();
    }

    private static String account(int n) {
        return new RecordId(id("Account", n).value()).value();
    }
}
