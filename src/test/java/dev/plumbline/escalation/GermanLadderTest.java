package dev.plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.Card;
import dev.plumbline.notifications.EnglishWords;
import dev.plumbline.notifications.MailWords;
import dev.plumbline.notifications.Message;
import dev.plumbline.people.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a ladder says to those who read German. What admins wrote stays as they wrote it. */
class GermanLadderTest {

    private static final Class<?>[] BUNDLES = {
        NudgeWords.class, EscalationWords.class, CountWords.class, TalkWords.class, MailWords.class
    };

    private final NudgeStory story = new NudgeStory(Map.of());
    private final Person lena = story.people.add(10, "Lena Park", "Europe/Berlin", Optional.empty(), Locale.GERMANY);
    private final Person ute = story.people.add(9, "Ute Weiß", "Europe/Berlin", Optional.of(10), Locale.GERMANY);
    private final Person jan = story.people.add(1, "Jan Groß", "Europe/Berlin", Optional.of(9), Locale.GERMANY);

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void nudgesInTheLanguageOfWhoeverIsToMendIt() throws IOException {
        open();
        story.at("2026-11-23T08:00:00Z").tells(jan);
        Message mail = story.mails.get(0).message();
        keep("nudge-de", mail);

        assertThat(mail.subject())
                .isEqualTo("2 Opportunities und 1 Lead brauchen vor nächstem Montag Ihre Aufmerksamkeit");
        assertThat(mail.text())
                .isEqualTo(
                        """
                Guten Tag Jan Groß.

                2 Opportunities und 1 Lead brauchen vor nächstem Montag Ihre Aufmerksamkeit.
                Ute Weiß erfährt am Montag, 30.11.2026, was dann noch offen ist.

                * Hafenfracht – Flotte 2027 (Opportunity · 310.000 €)
                  Das Abschlussdatum ist vorbei.
                    Offen seit gestern (22.11.2026).
                    Was gesehen wurde, und wann: https://plumbline.example.com/gaps/2
                    Jetzt nicht: https://plumbline.example.com/go/snooze2
                    Die Regel ist hier falsch: https://plumbline.example.com/go/dispute2
                  Beheben: https://plumbline.example.com/my-work/records/006000000000002AAA
                  In Salesforce: https://acme.my.salesforce.com/006000000000002AAA

                * Müller & Söhne (Opportunity · 120.000 €)
                  Müller & Söhne braucht einen nächsten Schritt.
                    Es fehlt: Next Step
                    Offen seit 20 Tagen (03.11.2026).
                    Warum: Die Runde am Montag plant mit dem nächsten Schritt.
                    Was gesehen wurde, und wann: https://plumbline.example.com/gaps/1
                    Jetzt nicht: https://plumbline.example.com/go/snooze1
                    Die Regel ist hier falsch: https://plumbline.example.com/go/dispute1
                  Beheben: https://plumbline.example.com/my-work/records/006000000000001AAA
                  In Salesforce: https://acme.my.salesforce.com/006000000000001AAA

                * Priya Natarajan (Lead)
                  Wartet seit zwei Tagen.
                    Offen seit gestern (22.11.2026).
                    Was gesehen wurde, und wann: https://plumbline.example.com/gaps/3
                    Jetzt nicht: https://plumbline.example.com/go/snooze3
                    Die Regel ist hier falsch: https://plumbline.example.com/go/dispute3
                  Beheben: https://plumbline.example.com/my-work/records/00Q000000000001EAA
                  In Salesforce: https://acme.my.salesforce.com/00Q000000000001EAA

                Alles davon in Plumbline: https://plumbline.example.com/my-work

                --
                In Salesforce gelesen, unmittelbar bevor dies verschickt wurde: 23.11.2026, 09:00 (MEZ). Was Sie seither behoben haben, wird Ihnen nicht vorgehalten.
                Sie bekommen dies, weil diese Datensätze in Salesforce Ihnen gehören oder in Ihrer Obhut sind; höchstens eine solche Mail an einem Arbeitstag.
                Stimmt hier etwas nicht? Sagen Sie es auf der Seite der Lücke, dann steht ihre Uhr, oder sagen Sie es Ute Weiß. Was Sie hier sehen, können auch die sehen, an die Sie berichten.
                Wann und wie Sie informiert werden: https://plumbline.example.com/people/005000000000001AAA/settings#messages
                """);
        assertThat(mail.html())
                .contains(
                        "<html lang=\"de\">",
                        "Hafenfracht – Flotte 2027: Das Abschlussdatum ist vorbei.</div>",
                        "Es fehlt: <b>Next Step</b><br>Warum: Die Runde am Montag plant mit dem nächsten Schritt.<br>",
                        ">jetzt nicht</a> · <a",
                        ">hier falsch</a></p>",
                        "<bdi>Müller &amp; Söhne</bdi>",
                        ">Wann und wie Sie informiert werden</a>")
                .doesNotContain("NOT_FOUND", "{say", "{mail");
        assertThat(EnglishWords.in(mail, BUNDLES)).isEmpty();
        cardOf(mail);
    }

    private static void cardOf(Message nudge) {
        Card card = nudge.card().orElseThrow();
        assertThat(card.headline()).isEqualTo(nudge.subject());
        assertThat(card.items().get(1).lines())
                .containsExactly(
                        "Opportunity · 120.000 €",
                        "Müller & Söhne braucht einen nächsten Schritt. Es fehlt: Next Step.",
                        "Warum: Die Runde am Montag plant mit dem nächsten Schritt.");
        assertThat(card.items().get(1).buttons())
                .extracting(Card.Button::label)
                .containsExactly("Beheben", "Zurückstellen", "Widersprechen");
        assertThat(card.footer())
                .isEqualTo("Ute Weiß erfährt am Montag, 30.11.2026, was dann noch offen ist."
                        + " Stimmt hier etwas nicht? Drücken Sie „Widersprechen“, dann steht die Uhr.");
    }

    @Test
    void asksALeaderInTheirLanguage() throws IOException {
        open();
        story.at("2026-11-23T08:00:00Z").tells(jan);
        story.at("2026-11-23T21:00:00Z").until("2026-11-29T21:00:00Z", Duration.ofHours(12));
        story.at("2026-11-30T08:00:00Z").tells(ute);
        Message mail = story.mails.get(0).message();
        keep("escalation-de", mail);

        assertThat(mail.subject()).isEqualTo("Jan Groß: 3 Lücken brauchen Ihre Antwort bis Mittwoch");
        assertThat(mail.text())
                .startsWith(
                        """
                        Guten Tag Ute Weiß.

                        Jan Groß: 3 Lücken brauchen Ihre Antwort bis Mittwoch.
                        Wer hier genannt ist, weiß davon und hatte die vereinbarte Zeit. Bitte antworten Sie bis Mittwoch, 02.12.2026: Sie haben darüber gesprochen, Sie haben etwas vereinbart, Sie nehmen die Erklärung an, oder es braucht eine Ausnahme. Ohne Antwort wird daraus Ihre eigene Lücke, und Lena Park erfährt davon.

                        Hier antworten: https://plumbline.example.com/answers

                        * Jan Groß: 3 Lücken in 3 Datensätzen, 430.000 € betroffen
                          - Müller & Söhne (Opportunity · 120.000 €): Müller & Söhne braucht einen nächsten Schritt.
                            Es fehlt: Next Step
                            Offen seit 03.11.2026; informiert am 23.11.2026 und 25.11.2026.
                            Belege und Ihre Antwort: https://plumbline.example.com/gaps/1
                        """)
                .contains(
                        "Fragen Sie: Was steht „Offene Geschäfte haben einen nächsten Schritt“ im Weg?"
                                + " Um diese Regel geht es bei 1 von 3 Lücken. Genutzt von: Montagsrunde.",
                        "Wer hier genannt ist, wurde zuerst informiert und sieht, was Sie sehen.",
                        "Sie bekommen dies, weil diese Personen in Salesforce an Sie berichten oder weil Sie dafür benannt sind;"
                                + " höchstens eine solche Mail an einem Arbeitstag.");
        assertThat(mail.html()).contains("<html lang=\"de\">", ">Jetzt antworten</a>", "Es fehlt: <b>Next Step</b>");
        assertThat(mail.card().orElseThrow().items().get(0).buttons())
                .extracting(Card.Button::label)
                .containsExactly("Antworten");
        assertThat(EnglishWords.in(mail, BUNDLES)).isEmpty();
    }

    @Test
    void countsOneAsOne() {
        story.checked()
                .happens(story.ledger
                        .open("next-step", RecordId.of("006000000000001"), "Müller & Söhne", jan.id())
                        .message("Braucht einen nächsten Schritt.")
                        .event())
                .at("2026-11-23T08:00:00Z")
                .tells(jan);
        assertThat(story.mails.get(0).message().subject())
                .isEqualTo("1 Opportunity braucht vor nächstem Montag Ihre Aufmerksamkeit");
        story.at("2026-11-23T21:00:00Z").until("2026-11-29T21:00:00Z", Duration.ofHours(12));
        story.at("2026-11-30T08:00:00Z").tells(ute);
        assertThat(story.mails.get(0).message().subject())
                .isEqualTo("Jan Groß: 1 Lücke braucht Ihre Antwort bis Mittwoch");
        assertThat(story.mails.get(0).message().text()).contains("* Jan Groß: 1 Lücke in 1 Datensatz\n");
    }

    @Test
    void saysAboveInEnglishWhoReadsEnglish() {
        story.people.add(9, "Ute Weiß", "Europe/Berlin", Optional.of(10), Locale.UK);
        open();
        story.at("2026-11-23T08:00:00Z").tells(jan);
        assertThat(story.mails.get(0).message().subject()).contains("brauchen");
        story.at("2026-11-23T21:00:00Z").until("2026-11-29T21:00:00Z", Duration.ofHours(12));
        story.at("2026-11-30T08:00:00Z").tells(ute);
        assertThat(story.mails.get(0).message().subject()).isEqualTo("Jan Groß: 3 gaps need your answer by Wednesday");
        assertThat(story.mails.get(0).message().text())
                .contains("Without one it becomes a gap of your own, and " + lena.name() + " hears of it.");
    }

    private void open() {
        story.rules.with(
                "next-step",
                "Offene Geschäfte haben einen nächsten Schritt",
                "Die Runde am Montag plant mit dem nächsten Schritt.",
                "Montagsrunde");
        story.checked()
                .happens(
                        story.ledger
                                .open("next-step", RecordId.of("006000000000001"), "Müller & Söhne", jan.id())
                                .amount(120_000)
                                .since("2026-11-03T10:00:00Z")
                                .message("Müller & Söhne braucht einen nächsten Schritt.")
                                .missing("NextStep")
                                .event(),
                        story.ledger
                                .open(
                                        "close-date",
                                        RecordId.of("006000000000002"),
                                        "Hafenfracht – Flotte 2027",
                                        jan.id())
                                .amount(310_000)
                                .since("2026-11-22T10:00:00Z")
                                .message("Das Abschlussdatum ist vorbei.")
                                .event(),
                        story.ledger
                                .open("unread-lead", RecordId.of("00Q000000000001"), "Priya Natarajan", jan.id())
                                .object("Lead")
                                .severity(dev.plumbline.rules.Severity.ADVICE)
                                .since("2026-11-22T10:00:00Z")
                                .message("Wartet seit zwei Tagen.")
                                .event());
    }

    private static void keep(String name, Message message) throws IOException {
        Path gallery = Path.of("target", "messages");
        Files.createDirectories(gallery);
        Files.writeString(gallery.resolve(name + ".html"), message.html());
        Files.writeString(gallery.resolve(name + ".txt"), message.subject() + "\n\n" + message.text());
    }
}
