package dev.plumbline.notifications.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TargetReport;
import dev.plumbline.TestDatabase;
import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.Channel;
import dev.plumbline.notifications.Channel.Sought;
import dev.plumbline.notifications.Channel.Whereabouts;
import dev.plumbline.notifications.Delivery;
import dev.plumbline.notifications.Envelope;
import dev.plumbline.notifications.Message;
import dev.plumbline.people.Person;
import dev.plumbline.practice.Faults.Fault;
import dev.plumbline.practice.Faults.Kind;
import dev.plumbline.practice.PracticeServer;
import dev.plumbline.practice.SmallOrg;
import dev.plumbline.practice.Wsc;
import dev.plumbline.practice.store.Row;
import dev.plumbline.salesforce.SalesforceClient;
import dev.plumbline.salesforce.TestSalesforce;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks over the real wire into the practice org, with answers that get lost. */
class TaskChannelTest {

    private static final long SEED = 20261126;
    private static final boolean FULL = "full".equals(System.getProperty("plumbline.targets"));

    private final SmallOrg small = new SmallOrg();
    private final PracticeServer server = Wsc.serve(small);
    private final Jdbi jdbi = TestDatabase.fresh();
    private SalesforceClient salesforce = TestSalesforce.connect(server.url(), Wsc.CLIENT_ID, Wsc.SECRET, small.clock);
    private OwnTasks own = TaskParts.own(jdbi, small.clock);
    private Channel channel = TaskParts.channel(salesforce, own);
    private final Person ann = new Person(
            SmallOrg.ANN,
            "Ann Archer",
            "ann@small.example",
            Optional.of("ann@small.example"),
            true,
            ZoneOffset.UTC,
            Locale.UK,
            Optional.empty(),
            "");

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"CallObject, 80", "Nudge_Key__c, 40", "Subject, 30"})
    void neverMakesATaskTwiceThoughHalfTheAnswersAreLost(String field, int most) {
        keyIn(field);
        int many = FULL ? 500 : most;
        Random chance = new Random(SEED);
        int lost = 0;
        int unclear = 0;
        for (int i = 1; i <= many; i++) {
            boolean losing = chance.nextBoolean();
            if (losing) {
                lost++;
                int dice = chance.nextInt(4);
                String call = field.equals("Nudge_Key__c") ? "upsert" : "create";
                server.faults()
                        .arm(Fault.once(dice == 0 ? Kind.UNKNOWN_STATUS_CODE : Kind.DROP_AFTER)
                                .on(call));
                if (dice == 1) {
                    // The look-up before the creation goes well, and none after it for a while.
                    server.faults()
                            .arm(Fault.once(Kind.DROP_BEFORE)
                                    .on("queryAll")
                                    .after(1)
                                    .times(5));
                }
            }
            unclear += carry(make(i), i);
            server.faults().clear();
        }
        server.faults().clear();
        int made = ours(field).size();
        TargetReport.row(
                "N4",
                many + " Tasks by " + field + ", answers lost for " + lost,
                (made - many) + " duplicates or losses, " + unclear + " settled by a second look-up",
                SEED);
        assertThat(made).isEqualTo(many);
        assertThat(ours(field).stream().map(RecordId::value).distinct()).hasSize(many);
    }

    @Test
    void putsTheTaskBesideTheRecordWithWhatTheOrgTakes() {
        envelope("k1", errand(1, Optional.of(SmallOrg.DEAL), "Opportunity", true));
        Delivery answer = channel.deliver(envelope("k1"));
        RecordId task = RecordId.of(((Delivery.Delivered) answer).reference());
        assertThat(small.value(task, "Subject")).isEqualTo("Fix: Next Step – Big deal");
        assertThat(small.value(task, "WhatId")).isEqualTo(SmallOrg.DEAL.value());
        assertThat(small.value(task, "OwnerId")).isEqualTo(SmallOrg.ANN.value());
        assertThat(small.value(task, "ActivityDate")).isEqualTo("2026-03-04");
        assertThat(small.value(task, "Priority")).isEqualTo("High");
        assertThat(small.value(task, "Status")).isEqualTo("Not Started");
        assertThat(small.value(task, "CallObject")).startsWith("plumbline:");
        envelope("k2", errand(2, Optional.of(SmallOrg.LEAD), "Lead", false));
        RecordId beside = RecordId.of(((Delivery.Delivered) channel.deliver(envelope("k2"))).reference());
        assertThat(small.value(beside, "WhoId")).isEqualTo(SmallOrg.LEAD.value());
        assertThat(small.value(beside, "Priority")).isEqualTo("Normal");
    }

    @Test
    void closesATaskOnceByTheStatusThatClosesInThisOrg() {
        make(1);
        RecordId task = RecordId.of(((Delivery.Delivered) channel.deliver(envelope("k1"))).reference());
        closing("c1", 1);
        server.faults().arm(Fault.once(Kind.DROP_AFTER).on("update"));
        Delivery answer = channel.deliver(envelope("c1"));
        assertThat(answer).isInstanceOf(Delivery.Delivered.class);
        assertThat(small.value(task, "Status")).isEqualTo("Completed");
        String stamp = small.value(task, "SystemModstamp");
        small.clock.forward(Duration.ofMinutes(5));
        assertThat(channel.deliver(envelope("c1"))).isInstanceOf(Delivery.Delivered.class);
        assertThat(small.value(task, "SystemModstamp")).isEqualTo(stamp);
        assertThat(channel.seek(sought("c1"))).isEqualTo(Whereabouts.THERE);
    }

    @Test
    void asksTheTableOfStatusesWhichOneCloses() {
        small.org.define(new ObjectSchema(
                "TaskStatus",
                "Task Status",
                "01T",
                false,
                List.of(
                        FieldSchema.of("Id", FieldType.ID, 0),
                        FieldSchema.of("ApiName", FieldType.TEXT, 0),
                        FieldSchema.of("SortOrder", FieldType.NUMBER, 0),
                        FieldSchema.of("IsClosed", FieldType.BOOLEAN, 0))));
        String[] names = {"Not Started", "Deferred"};
        for (int i = 0; i < names.length; i++) {
            small.seed(
                    "TaskStatus",
                    RecordId.of("01T00000000000" + i),
                    "ApiName",
                    names[i],
                    "SortOrder",
                    "" + i,
                    "IsClosed",
                    Boolean.toString(i == 1));
        }
        ObjectSchema task = salesforce.describe("Task").orElseThrow();
        assertThat(new ClosedStatus(salesforce).value(task)).isEqualTo("Deferred");
    }

    @Test
    void leavesATaskThatIsGoneInPeace() {
        make(1);
        RecordId task = RecordId.of(((Delivery.Delivered) channel.deliver(envelope("k1"))).reference());
        small.org.delete(SmallOrg.ANN, task);
        closing("c1", 1);
        assertThat(channel.deliver(envelope("c1"))).isInstanceOf(Delivery.Delivered.class);
    }

    @Test
    void doesNotMakeAnotherOneWhereOursWasDeletedBeforeWeKnewOfIt() {
        make(1);
        server.faults().arm(Fault.once(Kind.DROP_AFTER).on("create"));
        server.faults().arm(Fault.once(Kind.DROP_BEFORE).on("queryAll").after(1).times(9));
        assertThat(channel.deliver(envelope("k1"))).isInstanceOf(Delivery.Unclear.class);
        server.faults().clear();
        small.clock.forward(Duration.ofMinutes(5));
        small.org.delete(SmallOrg.ANN, ours("CallObject").get(0));
        assertThat(channel.seek(sought("k1"))).isEqualTo(Whereabouts.THERE);
    }

    @Test
    void saysWhatIsWrongWithAKeyFieldThatCannotServe() {
        own = TaskParts.own(jdbi, small.clock, Map.of("plumbline.tasks.key-field", "Description"));
        channel = TaskParts.channel(salesforce, own);
        make(1);
        assertThat(channel.deliver(envelope("k1")))
                .isInstanceOfSatisfying(Delivery.TryLater.class, later -> assertThat(later.because())
                        .contains("plumbline.tasks.key-field")
                        .contains("Description"));
    }

    @Test
    void refusesForGoodWhatSalesforceRefusesForGood() {
        envelope("k1", new Errand(1, 1, SmallOrg.GONE, Optional.empty(), "User", LocalDate.parse("2026-03-04"), false));
        assertThat(channel.deliver(envelope("k1"))).isInstanceOf(Delivery.Refused.class);
        assertThat(channel.deliver(envelope("nothing"))).isInstanceOf(Delivery.Refused.class);
    }

    private void keyIn(String field) {
        if (field.equals("Nudge_Key__c")) {
            own = TaskParts.own(jdbi, small.clock, Map.of("plumbline.tasks.key-field", field));
        } else if (field.equals("Subject")) {
            small.org.visibility().hide("Task", "CallObject");
        }
        salesforce = TestSalesforce.connect(server.url(), Wsc.CLIENT_ID, Wsc.SECRET, small.clock);
        channel = TaskParts.channel(salesforce, own);
    }

    /** As the relay does: later means later, and what is in doubt is asked for before it is sent again. @return how often it was in doubt */
    private int carry(Envelope envelope, int number) {
        int unclear = 0;
        for (int attempt = 0; attempt < 40; attempt++) {
            Delivery answer = channel.deliver(envelope);
            if (answer instanceof Delivery.Delivered) {
                return unclear;
            }
            assertThat(answer).isNotInstanceOf(Delivery.Refused.class);
            // Long enough for the breaker to let a call through again.
            small.clock.forward(Duration.ofMinutes(6));
            if (answer instanceof Delivery.Unclear) {
                unclear++;
                if (channel.seek(sought("k" + number)) == Whereabouts.THERE) {
                    return unclear;
                }
            }
        }
        throw new AssertionError(number + " never came through");
    }

    private Envelope make(int number) {
        return envelope("k" + number, errand(number, Optional.of(SmallOrg.DEAL), "Opportunity", false));
    }

    private static Errand errand(int violation, Optional<RecordId> about, String object, boolean urgent) {
        return new Errand(violation, 1, SmallOrg.ANN, about, object, LocalDate.parse("2026-03-04"), urgent);
    }

    private Envelope envelope(String key, Errand errand) {
        jdbi.useTransaction(handle -> own.toMake(handle, id(key), errand));
        return envelope(key);
    }

    private void closing(String key, long violation) {
        jdbi.useTransaction(handle -> own.toClose(
                handle, id(key), own.open(handle, List.of(violation)).get(0)));
    }

    private Envelope envelope(String key) {
        return new Envelope(id(key), ann, new Message("Fix: Next Step – Big deal", "It is empty.", ""));
    }

    private Sought sought(String key) {
        return new Sought(id(key), key, ann, small.clock.instant());
    }

    private static String id(String key) {
        return "<" + key + "@plumbline.example.com>";
    }

    /** Ids of all Tasks that carry a marker. */
    private List<RecordId> ours(String field) {
        List<RecordId> found = new ArrayList<>();
        small.org.store().reading(() -> {
            for (Row row : small.org.store().standard("Task").rows()) {
                FieldValue value = row.get(field);
                if (value.asText().contains("plumbline:")) {
                    found.add(RecordId.of(row.id()));
                }
            }
            return found;
        });
        return found;
    }
}
