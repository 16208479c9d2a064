package dev.plumbline.digests;

import dev.plumbline.notifications.Card;
import dev.plumbline.notifications.MailWords;
import dev.plumbline.speech.Phrasebook;
import dev.plumbline.speech.Tongue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The digest of a team in short: what waits for an answer first, then people, oldest gap first. */
final class DigestCard {

    private static final int ITEMS = 5;

    private DigestCard() {}

    static Card of(DigestLetter letter, Tongue tongue) {
        DigestWords say = Phrasebook.of(DigestWords.class, tongue);
        List<Card.Item> items = new ArrayList<>();
        letter.answers().stream()
                .limit(ITEMS - 1)
                .forEach(answer -> items.add(item(answer.about(), answer.url(), answer.what(), answer.until(), say)));
        letter.people().stream()
                .limit(ITEMS - items.size())
                .forEach(row -> items.add(item(
                        row.name(),
                        row.oldestUrl(),
                        row.gaps() + (row.atStake().isEmpty() ? "" : ", " + row.atStake()),
                        row.oldest(),
                        say)));
        return new Card(
                letter.subject(),
                items,
                Optional.of(new Card.Link(say.yourTeam(), letter.teamUrl())),
                Phrasebook.of(MailWords.class, tongue).asOf(letter.asOf()) + " " + say.same());
    }

    private static Card.Item item(String title, String url, String one, String other, DigestWords say) {
        return new Card.Item(
                title,
                Optional.of(url),
                List.of(one, other),
                List.of(new Card.Button(say.openIt(), "open", "", Optional.of(url))));
    }
}
