package dev.plumbline.notifications;

import java.util.List;
import java.util.Optional;

/**
 * A message in short, for channels that show blocks with buttons instead of pages of text. All texts are plain: whoever renders them escapes.
 *
 * @param headline one line that says the count and the earliest deadline
 * @param items    one for each record, most urgent first
 * @param more     what is beyond the items, in words with an address; empty when nothing is
 * @param footer   one line on why this comes and where to object; may be empty
 */
public record Card(String headline, List<Item> items, Optional<Link> more, String footer) {

    public Card {
        items = List.copyOf(items);
    }

    /**
     * @param title the record's name
     * @param url   of the record; empty when there is nothing to open
     * @param lines what is wrong and why, one plain line each
     */
    public record Item(String title, Optional<String> url, List<String> lines, List<Button> buttons) {

        public Item {
            lines = List.copyOf(lines);
            buttons = List.copyOf(buttons);
        }
    }

    public record Link(String label, String url) {}

    /**
     * @param action what pressing it asks for: {@code open} (then there is a url), {@code snooze} or {@code dispute}
     * @param value  what it is about, for {@code snooze} and {@code dispute} the violation's number
     * @param url    where it leads; empty for what is done in place
     */
    public record Button(String label, String action, String value, Optional<String> url) {}
}
