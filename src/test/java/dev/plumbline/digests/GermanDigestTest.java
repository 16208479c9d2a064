package dev.plumbline.digests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.CountWords;
import dev.plumbline.escalation.TalkWords;
import dev.plumbline.notifications.Card;
import dev.plumbline.notifications.EnglishWords;
import dev.plumbline.notifications.MailWords;
import dev.plumbline.notifications.Message;
import dev.plumbline.people.Person;
import dev.plumbline.people.Queue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What digests say to those who read German. 23 November 2026 is a Monday. */
class GermanDigestTest {

    private static final Class<?>[] BUNDLES = {
        DigestWords.class, OwnDigestWords.class, CountWords.class, TalkWords.class, MailWords.class
    };

    private final DigestStory story = new DigestStory(Map.of());
    private final Person ute = story.people.add(100, "Ute Weiß", "Europe/Berlin", Optional.empty(), Locale.GERMANY);
    private final Person jan = story.people.add(1, "Jan Groß", "Europe/Berlin", Optional.of(100), Locale.GERMANY);
    private final Person max = story.people.add(3, "Max Weber", "Europe/Berlin", Optional.of(100), Locale.GERMANY);

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void theTeamsDigestSaysItInGerman() throws IOException {
        Person cho = story.people.add(4, "Cho Ito", "Asia/Tokyo", Optional.of(3));
        Queue leads = story.people.queue(1, "Leads EMEA", ute.id());
        story.rules.with("next-step", "Offene Geschäfte haben einen nächsten Schritt", "", "Montagsrunde");
        open(1, "Müller & Söhne", jan.id(), 120_000, "2026-11-03T10:00:00Z");
        open(2, "Hafenfracht", jan.id(), 45_000, "2026-11-12T10:00:00Z");
        open(3, "Soylent", max.id(), 9_000, "2026-10-01T10:00:00Z");
        open(4, "Umbrella", cho.id(), 410_000, "2026-11-18T10:00:00Z");
        open(5, "Hooli", ute.id(), 75_000, "2026-11-19T10:00:00Z");
        open(6, "Anfrage", leads.id(), 0, "2026-11-16T10:00:00Z");
        story.answers.owes(ute.id(), 1, "2026-11-10T09:00:00Z", "2026-11-20T17:00:00Z");
        story.answers.owes(ute.id(), 2, "2026-11-18T09:00:00Z", "2026-12-02T17:00:00Z");
        story.answers.owes(max.id(), 4, "2026-11-10T09:00:00Z", "2026-11-20T17:00:00Z");
        story.checked().at("2026-11-23T08:00:00Z").tells(ute, max);
        Message first = mailTo(ute);
        assertThat(first.subject())
                .isEqualTo("2 Lücken warten auf Ihre Antwort. Ihr Team: 5 Lücken in 5 Datensätzen,"
                        + " die älteste seit 53 Tagen");
        assertThat(first.text())
                .contains("Dies ist die erste Übersicht; die nächste sagt, was sich seither geändert hat.");
        story.ledger.fix(3);
        open(7, "Stark", jan.id(), 220_000, "2026-11-26T10:00:00Z");
        story.at("2026-11-30T08:00:00Z").tells(ute, max);
        Message mail = mailTo(ute);
        keep("digest-de", mail);

        assertThat(mail.subject())
                .isEqualTo("2 Lücken warten auf Ihre Antwort. Ihr Team: 5 Lücken, 1 neu, 1 behoben seit 23.11.2026");
        assertThat(mail.text())
                .isEqualTo(
                        """
                Guten Tag Ute Weiß.

                5 offene Lücken in Ihrem Team.
                In 5 Datensätzen, 795.000 € betroffen, die älteste seit 03.11.2026 (vor 27 Tagen).
                Seit Montag, 23.11.2026: 1 neu, 1 behoben.
                Ihre eigenen: 1 Lücke in 1 Datensatz.

                Wartet auf Ihre Antwort, das Älteste zuerst

                * Müller & Söhne (Jan Groß)
                  next step; überfällig: Ihre Antwort war bis Freitag, 20.11.2026 erwartet
                  https://plumbline.example.com/gaps/1

                * Hafenfracht (Jan Groß)
                  next step; Antwort bis Mittwoch, 02.12.2026
                  https://plumbline.example.com/gaps/2

                Überfällig in Ihrem Bereich

                * Max Weber ist eine Antwort schuldig: Umbrella (Cho Ito)
                  next step; fällig seit Freitag, 20.11.2026
                  https://plumbline.example.com/gaps/4

                Personen, älteste Lücke zuerst

                * Jan Groß
                  3 Lücken in 3 Datensätzen, 385.000 € betroffen; 1 neu
                  Älteste: Müller & Söhne, 27 Tage
                  https://plumbline.example.com/gaps/1
                  Fragen Sie: Was steht „Offene Geschäfte haben einen nächsten Schritt“ im Weg? Um diese Regel geht es bei allen 3 Lücken. Genutzt von: Montagsrunde.

                * Cho Ito (im Team von Max Weber)
                  1 Lücke in 1 Datensatz, 410.000 € betroffen
                  Älteste: Umbrella, 12 Tage
                  https://plumbline.example.com/gaps/4
                  Fragen Sie: Was steht „Offene Geschäfte haben einen nächsten Schritt“ im Weg? Genutzt von: Montagsrunde.

                Max Weber: 1 behoben, nichts offen.

                Gehört niemandem und wartet auf Zuständige

                * Warteschlange Leads EMEA
                  1 Lücke in 1 Datensatz
                  Älteste: Anfrage, 14 Tage
                  https://plumbline.example.com/gaps/6

                Alles davon in Plumbline: https://plumbline.example.com/teams/005000000000100AAA

                --
                Stand der Daten: 30.11.2026, 09:00 (MEZ). Alle, die hier genannt sind, sehen dasselbe über sich selbst.
                Sie bekommen dies, weil diese Personen in Salesforce an Sie berichten. Es kommt keine Übersicht, wenn sich seit der letzten nichts geändert hat und nichts auf Ihre Antwort wartet.
                Wann und wie Sie informiert werden: https://plumbline.example.com/people/005000000000100AAA/settings#messages
                """);
        assertThat(mail.html())
                .contains(
                        "<html lang=\"de\">",
                        ">Ihr Team in Plumbline ansehen</a>",
                        "<b>überfällig: Ihre Antwort war bis")
                .doesNotContain("NOT_FOUND", "{say", "{mail");
        Card card = mail.card().orElseThrow();
        assertThat(card.footer())
                .isEqualTo("Stand der Daten: 30.11.2026, 09:00 (MEZ)."
                        + " Alle, die hier genannt sind, sehen dasselbe über sich selbst.");
        assertThat(card.more().orElseThrow().label()).isEqualTo("Ihr Team in Plumbline");
        assertThat(card.items().get(0).buttons()).extracting(Card.Button::label).containsExactly("Öffnen");
        assertThat(EnglishWords.in(mail, BUNDLES)).isEmpty();
        assertThat(EnglishWords.in(first, BUNDLES)).isEmpty();
    }

    @Test
    void onesOwnDigestSaysItInGerman() throws IOException {
        for (int i = 1; i <= 6; i++) {
            open(i, "Geschäft " + i, jan.id(), 1_000L * i, "2026-11-03T10:00:00Z");
            story.ledger.told(i);
        }
        for (int i = 1; i <= 4; i++) {
            story.ledger.fix(i);
        }
        story.standings.next(5, "Ute Weiß", "2026-11-26T09:00:00Z");
        story.checked().at("2026-11-23T08:30:00Z").tellsOwn(jan);
        Message mail = mailTo(jan);
        keep("own-digest-de", mail);

        assertThat(mail.subject())
                .isEqualTo(
                        "Ihre Datensätze: 2 Lücken offen, 4 geschlossen; Ute Weiß sieht es am Donnerstag, 26.11.2026");
        assertThat(mail.text())
                .isEqualTo(
                        """
                Guten Tag Jan Groß.

                2 Lücken in 2 Datensätzen offen.

                Danke: 4 Lücken geschlossen: Geschäft 1, Geschäft 2, Geschäft 3 und 1 weiterer.

                * Geschäft 5
                  next step; offen seit 03.11.2026 (vor 20 Tagen)
                  Ute Weiß sieht es am Donnerstag, 26.11.2026, wenn es bis dahin nicht geschlossen ist.
                  https://plumbline.example.com/gaps/5

                * Geschäft 6
                  next step; offen seit 03.11.2026 (vor 20 Tagen)
                  Sonst erfährt niemand davon.
                  https://plumbline.example.com/gaps/6

                Alles davon in Plumbline: https://plumbline.example.com/people/005000000000001AAA

                --
                Stand der Daten: 23.11.2026, 09:30 (MEZ). Ute Weiß und die Ebenen darüber sehen dasselbe über Sie. Ist eine Regel für einen Datensatz falsch? Auf seiner Seite steht „Widersprechen“, und die Uhr hält an.
                Sie bekommen dies, weil diese Datensätze in Salesforce Ihnen gehören. Es kommt keine Übersicht, wenn es nichts zu sagen gibt.
                Wann und wie Sie informiert werden: https://plumbline.example.com/people/005000000000001AAA/settings#messages
                """);
        assertThat(mail.html()).contains("<html lang=\"de\">", ">In Plumbline ansehen</a>");
        assertThat(mail.card().orElseThrow().headline())
                .startsWith("Danke: 4 Lücken geschlossen: ")
                .endsWith(" 2 Lücken in 2 Datensätzen offen.");
        assertThat(EnglishWords.in(mail, BUNDLES)).isEmpty();
    }

    private Message mailTo(Person person) {
        return story.mails.stream()
                .filter(mail -> mail.recipient().equals(person))
                .findFirst()
                .orElseThrow()
                .message();
    }

    private void open(int record, String name, RecordId owner, long amount, String since) {
        var gap = story.ledger
                .open("next-step", RecordId.of("006%012d".formatted(record)), name, owner)
                .since(since);
        (amount == 0 ? gap : gap.amount(amount)).event();
    }

    private static void keep(String name, Message message) throws IOException {
        Path gallery = Path.of("target", "messages");
        Files.createDirectories(gallery);
        Files.writeString(gallery.resolve(name + ".html"), message.html());
        Files.writeString(gallery.resolve(name + ".txt"), message.subject() + "\n\n" + message.text());
    }
}
