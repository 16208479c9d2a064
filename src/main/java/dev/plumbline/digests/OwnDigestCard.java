package dev.plumbline.digests;

import dev.plumbline.notifications.Card;
import dev.plumbline.notifications.MailWords;
import dev.plumbline.speech.Phrasebook;
import dev.plumbline.speech.Tongue;
import java.util.List;
import java.util.Optional;

/** The digest of one's own gaps in short: thanks, and what somebody sees next. */
final class OwnDigestCard {

    private static final int ITEMS = 5;

    private OwnDigestCard() {}

    static Card of(OwnDigestLetter letter, Tongue tongue) {
        OwnDigestWords say = Phrasebook.of(OwnDigestWords.class, tongue);
        MailWords mail = Phrasebook.of(MailWords.class, tongue);
        List<Card.Item> items = letter.rows().stream()
                .limit(ITEMS)
                .map(row -> new Card.Item(
                        row.name(),
                        Optional.of(row.url()),
                        List.of(row.what() + ", " + row.since(), row.next()),
                        List.of(new Card.Button(say.openIt(), "open", "", Optional.of(row.url())))))
                .toList();
        String headline = letter.thanks().isEmpty() ? letter.headline() : letter.thanks() + " " + letter.headline();
        return new Card(
                headline + ".",
                items,
                Optional.of(new Card.Link(mail.allOfIt(), letter.workUrl())),
                mail.asOf(letter.asOf()) + " " + letter.others());
    }
}
