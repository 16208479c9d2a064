package dev.plumbline.escalation;

import dev.plumbline.notifications.Card;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A nudge in short: one record an item, with buttons to mend, snooze and dispute it. */
final class NudgeCard {

    private static final int MOST = 5;

    private NudgeCard() {}

    static Card of(NudgeLetter letter, NudgeWords say) {
        List<Card.Item> items = letter.records().stream()
                .limit(MOST)
                .map(record -> item(record, say))
                .toList();
        boolean all = letter.records().size() <= MOST && letter.more().isEmpty();
        Optional<Card.Link> more = all ? Optional.empty() : Optional.of(new Card.Link(say.seeAll(), letter.workUrl()));
        String next = letter.next().isEmpty() ? "" : letter.next() + " ";
        return new Card(letter.subject(), items, more, next + say.press());
    }

    private static Card.Item item(NudgeLetter.OneRecord record, NudgeWords say) {
        List<String> lines = new ArrayList<>(List.of(record.facts()));
        for (NudgeLetter.Gap gap : record.gaps()) {
            lines.add(gap.message() + (gap.missing().isEmpty() ? "" : " " + say.missing(gap.missing()) + "."));
            if (!gap.why().isEmpty()) {
                lines.add(say.why(gap.why()));
            }
            if (!gap.lesson().isEmpty()) {
                lines.add(say.lesson() + ": " + gap.lesson());
            }
        }
        if (!record.more().isEmpty()) {
            lines.add(record.more());
        }
        String first = Long.toString(record.gaps().get(0).id());
        return new Card.Item(
                record.name(),
                Optional.of(record.url()),
                lines,
                List.of(
                        new Card.Button(say.fix(), "open", first, Optional.of(record.fixUrl())),
                        new Card.Button(say.snooze(), "snooze", first, Optional.empty()),
                        new Card.Button(say.dispute(), "dispute", first, Optional.empty())));
    }
}
