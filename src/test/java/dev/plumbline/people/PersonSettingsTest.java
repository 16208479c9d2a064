package dev.plumbline.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.SettableClock;
import dev.plumbline.TestDatabase;
import dev.plumbline.audit.Actor;
import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.TestPeople;
import dev.plumbline.speech.Saying;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class PersonSettingsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Actor ADMIN = new Actor.Person("admin", "admin");
    private static final RecordId ANN = TestPeople.user(1);

    private final Jdbi jdbi = TestDatabase.fresh();
    private final PersonSettings settings = new RealPeople(jdbi, new SettableClock(NOW), new TestPeople()).settings;

    @Test
    void areTheUsualOnesUntilSomebodyChooses() {
        assertThat(settings.of(ANN)).isEqualTo(MessageSettings.USUAL);
        MessageSettings chosen =
                new MessageSettings(List.of("slack", "email"), true, LocalTime.of(17, 30), LocalTime.of(9, 0), true);
        assertThat(words(chosen, 4)).isEmpty();
        assertThat(settings.of(ANN)).isEqualTo(chosen);
        assertThat(settings.all(ANN).digestWeeks()).isEqualTo(4);
    }

    @Test
    void getQuieterButNeverSilent() {
        assertThat(words(channels("telex"), 1)).contains("\"telex\" is no way to reach people here");
        assertThat(words(channels("email"), 3)).contains("every week, every 2 or every 4 weeks");
        assertThat(words(
                        new MessageSettings(List.of("email"), false, LocalTime.of(9, 0), LocalTime.of(8, 0), false), 1))
                .contains("Quiet hours are at most 18 hours long");
        assertThat(settings.of(ANN)).isEqualTo(MessageSettings.USUAL);
    }

    @Test
    void becomeOneMessageADayByALinkHoweverOftenItIsPressed() {
        words(channels("slack", "email"), 2);
        for (int i = 0; i < 3; i++) {
            jdbi.useTransaction(handle -> settings.quieter(handle, ANN, NOW));
        }
        assertThat(settings.all(ANN).messages().digestOnly()).isTrue();
        assertThat(settings.all(ANN).messages().channels()).containsExactly("slack", "email");
        assertThat(settings.all(ANN).digestWeeks()).isEqualTo(2);
        long audited = jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM audit_entry")
                .mapTo(Long.class)
                .one());
        assertThat(audited).isEqualTo(2);
    }

    private static MessageSettings channels(String... names) {
        return new MessageSettings(List.of(names), false, LocalTime.of(19, 0), LocalTime.of(7, 0), false);
    }

    private String words(MessageSettings messages, int weeks) {
        return settings.change(ANN, new PersonSettings.Settings(messages, weeks), ADMIN)
                .fold(taken -> "", Saying::english);
    }
}
