package dev.plumbline.notifications.rig;

import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.Channel;
import dev.plumbline.notifications.Composition;
import dev.plumbline.notifications.Delivery;
import dev.plumbline.notifications.Envelope;
import dev.plumbline.notifications.Message;
import dev.plumbline.notifications.MessageComposer;
import dev.plumbline.notifications.Notice;
import dev.plumbline.notifications.NotificationsConfig;
import dev.plumbline.notifications.OutboxRelay;
import dev.plumbline.notifications.TestConfig;
import dev.plumbline.notifications.TestOutbox;
import dev.plumbline.notifications.TestPeople;
import dev.plumbline.notifications.email.TestEmail;
import dev.plumbline.people.MessageSettings;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** A process that drains the outbox: the real relay and the real channel over a real pool, with a composer that has little to say. */
public final class Replica {

    static final String KIND = "plain";
    static final int PEOPLE = 200;

    /** People behind servers that are ill, each in the way that their domain says. */
    static final int REFUSES = 901;

    static final int BUSY = 902;
    static final int TAKES_AND_DROPS = 903;
    static final int DROPS = 904;

    private static final MessageSettings BOTH =
            new MessageSettings(List.of("email", "second"), false, LocalTime.of(0, 0), LocalTime.of(0, 0), false);

    private Replica() {}

    /** Everything comes by system properties, of the keys of the service's own configuration where there are any. */
    public static void main(String[] arguments) throws Exception {
        Properties set = System.getProperties();
        Map<String, String> settings = new HashMap<>();
        set.stringPropertyNames().stream()
                .filter(key -> key.startsWith("plumbline."))
                .forEach(key -> settings.put(key, set.getProperty(key)));
        NotificationsConfig config = TestConfig.of(NotificationsConfig.class, settings);
        AgroalDataSource pool = AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(p -> p.maxSize(12)
                        .connectionFactoryConfiguration(c -> c.jdbcUrl(set.getProperty("rig.jdbc"))
                                .connectionProviderClassName("org.postgresql.Driver"))));
        Jdbi jdbi = Jdbi.create(pool).installPlugin(new PostgresPlugin());
        OutboxRelay relay = TestOutbox.relay(
                jdbi,
                Clock.systemUTC(),
                people(),
                person -> BOTH,
                List.of(TestEmail.channel(config), new Second(jdbi)),
                List.of(new Plain()),
                config);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ended.countDown();
            relay.close();
        }));
        System.out.println("ready");
        while (ended.getCount() > 0) {
            TestOutbox.wake(relay);
            Thread.sleep(100);
        }
    }

    static RecordId recipient(int number) {
        return TestPeople.user(1 + number % PEOPLE);
    }

    static TestPeople people() {
        TestPeople people = new TestPeople();
        for (int i = 1; i <= PEOPLE; i++) {
            people.add(i, "Person " + Character.toString('a' + i % 26) + " Nr" + i, "UTC", Optional.empty());
            people.email(TestPeople.user(i), Optional.of("p" + i + "@company.test"));
        }
        List<String> domains = List.of("refuses.test", "busy.test", "takes-and-drops.test", "drops.test");
        for (int i = 0; i < domains.size(); i++) {
            people.add(REFUSES + i, "Nobody Nr" + i, "UTC", Optional.empty());
            people.email(TestPeople.user(REFUSES + i), Optional.of("p@" + domains.get(i)));
        }
        return people;
    }

    /** A channel that always works, and that can be asked. */
    record Second(Jdbi jdbi) implements Channel {

        @Override
        public String name() {
            return "second";
        }

        @Override
        public Delivery deliver(Envelope envelope) {
            jdbi.useHandle(
                    handle -> handle.execute("INSERT INTO rig_second (message_id) VALUES (?)", envelope.messageId()));
            return new Delivery.Delivered(envelope.messageId());
        }

        @Override
        public boolean canSeek() {
            return true;
        }

        @Override
        public Whereabouts seek(Sought sought) {
            boolean there = jdbi.withHandle(
                    handle -> handle.createQuery("SELECT EXISTS (SELECT FROM rig_second WHERE message_id = :id)")
                            .bind("id", sought.messageId())
                            .mapTo(Boolean.class)
                            .one());
            return there ? Whereabouts.THERE : Whereabouts.NOT_THERE;
        }
    }

    /** Says the notice's own key, and keeps in the database whom it was told had been told. */
    static final class Plain implements MessageComposer {

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Composition compose(Notice notice) {
            return new Composition.Ready(new Message("about " + notice.key(), "text", "<p>text</p>"));
        }

        @Override
        public void handedOver(Handle handle, Notice notice, Instant at) {
            handle.execute("INSERT INTO rig_told (key) VALUES (?)", notice.key());
        }

        @Override
        public void cameBack(Handle handle, Notice notice, Instant at, String because) {
            handle.execute("DELETE FROM rig_told WHERE key = ?", notice.key());
        }
    }
}
