package dev.plumbline.escalation;

import dev.plumbline.notifications.Card;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An escalation in short: one person an item, with a button to answer. */
final class EscalationCard {

    private static final int MOST = 5;

    private EscalationCard() {}

    static Card of(EscalationLetter letter, EscalationWords say) {
        List<Card.Item> items = letter.people().stream()
                .limit(MOST)
                .map(person -> item(person, letter.answersUrl(), say))
                .toList();
        int beyond = letter.people().size() - items.size();
        Optional<Card.Link> more = beyond > 0 || !letter.more().isEmpty()
                ? Optional.of(new Card.Link(say.everybody(), letter.answersUrl()))
                : Optional.empty();
        return new Card(letter.subject(), items, more, letter.ask());
    }

    private static Card.Item item(EscalationLetter.OnePerson person, String answersUrl, EscalationWords say) {
        List<String> lines = new ArrayList<>(List.of(person.gaps()));
        person.shown().stream()
                .limit(3)
                .forEach(gap -> lines.add(gap.record() + ": " + gap.message() + " " + gap.told() + "."));
        if (!person.more().isEmpty()) {
            lines.add(person.more());
        }
        if (!person.repeated().isEmpty()) {
            lines.add(person.repeated());
        }
        lines.add(person.question());
        return new Card.Item(
                person.name(),
                Optional.of(person.url()),
                lines,
                List.of(new Card.Button(say.answer(), "open", person.name(), Optional.of(answersUrl))));
    }
}
