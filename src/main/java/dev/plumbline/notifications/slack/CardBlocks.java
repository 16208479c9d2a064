package dev.plumbline.notifications.slack;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.RichTextElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import dev.plumbline.notifications.Card;
import dev.plumbline.notifications.Message;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A message in Slack's blocks: a header, for each record what is wrong and what can be done, and a line on why this comes.
 *
 * <p>What people typed stands only where Slack shows text as it is (plain text, rich text), so that it cannot ping, link or format.
 */
final class CardBlocks {

    static final int MOST_ITEMS = 5;

    private static final int HEADER = 150;
    private static final int TITLE = 200;
    private static final int LINE = 400;
    private static final int MOST_LINES = 20;
    private static final int BUTTON = 75;
    private static final int URL = 3000;
    private static final int VALUE = 2000;
    private static final int MOST_BUTTONS = 25;
    private static final int FOOTER = 1000;
    private static final int CHUNK = 2900;
    private static final int MOST_CHUNKS = 12;

    private CardBlocks() {}

    static List<LayoutBlock> of(Message message, SlackWords say) {
        List<LayoutBlock> blocks = new ArrayList<>();
        Optional<Card> card = message.card();
        blocks.add(HeaderBlock.builder()
                .text(plain(card.map(Card::headline).orElse(message.subject()), HEADER))
                .build());
        card.ifPresentOrElse(c -> card(c, blocks, say), () -> text(message.text(), blocks));
        return blocks;
    }

    /** What a notification on a phone says, and whoever cannot see blocks. Slack reads it as markup. */
    static String fallback(Message message) {
        Optional<Card> card = message.card();
        String first = card.filter(c -> !c.items().isEmpty())
                .map(c -> ": " + c.items().get(0).title())
                .orElse("");
        return SlackText.escaped(SlackText.line(card.map(Card::headline).orElse(message.subject()) + first, LINE));
    }

    /** What a message goes on about: what it says itself, or the one violation that all of it is about; empty when it is about several. */
    static Optional<String> thread(Message message) {
        if (message.thread().isPresent()) {
            return message.thread();
        }
        Set<String> values = message.card().stream()
                .flatMap(card -> card.items().stream())
                .flatMap(item -> item.buttons().stream())
                .filter(button -> button.url().isEmpty())
                .map(Card.Button::value)
                .collect(Collectors.toSet());
        return values.size() == 1 ? Optional.of("violation|" + values.iterator().next()) : Optional.empty();
    }

    private static void card(Card card, List<LayoutBlock> blocks, SlackWords say) {
        List<Card.Item> shown = card.items().stream().limit(MOST_ITEMS).toList();
        for (int i = 0; i < shown.size(); i++) {
            Card.Item item = shown.get(i);
            blocks.add(RichTextBlock.builder()
                    .blockId("item-" + i)
                    .elements(List.of(section(words(item))))
                    .build());
            List<BlockElement> buttons = buttons(item, i, say);
            if (!buttons.isEmpty()) {
                blocks.add(ActionsBlock.builder()
                        .blockId("actions-" + i)
                        .elements(buttons)
                        .build());
            }
        }
        more(card, shown.size(), say).ifPresent(blocks::add);
        if (!card.footer().isBlank()) {
            blocks.add(ContextBlock.builder()
                    .blockId("footer")
                    .elements(List.of(plain(card.footer(), FOOTER)))
                    .build());
        }
    }

    private static List<RichTextElement> words(Card.Item item) {
        List<RichTextElement> words = new ArrayList<>();
        words.add(RichTextSectionElement.Text.builder()
                .text(SlackText.line(item.title(), TITLE))
                .style(RichTextSectionElement.TextStyle.builder().bold(true).build())
                .build());
        item.lines().stream()
                .limit(MOST_LINES)
                .forEach(line -> words.add(RichTextSectionElement.Text.builder()
                        .text("\n" + SlackText.line(line, LINE))
                        .build()));
        return words;
    }

    private static List<BlockElement> buttons(Card.Item item, int place, SlackWords say) {
        List<BlockElement> buttons = new ArrayList<>();
        boolean opens = item.buttons().stream().anyMatch(b -> b.url().isPresent());
        if (!opens) {
            item.url().filter(CardBlocks::web).ifPresent(url -> buttons.add(link(say.open(), url, place, 0)));
        }
        for (Card.Button button : item.buttons()) {
            if (buttons.size() == MOST_BUTTONS) {
                break;
            }
            if (button.url().isPresent()) {
                button.url()
                        .filter(CardBlocks::web)
                        .ifPresent(url -> buttons.add(link(button.label(), url, place, buttons.size())));
            } else if (button.value().length() <= VALUE) {
                buttons.add(ButtonElement.builder()
                        .actionId(button.action().toLowerCase(Locale.ROOT) + ":" + buttons.size())
                        .text(plain(button.label(), BUTTON))
                        .value(button.value())
                        .build());
            }
        }
        return buttons;
    }

    private static BlockElement link(String label, String url, int place, int number) {
        return ButtonElement.builder()
                .actionId("open:" + place + ":" + number)
                .text(plain(label, BUTTON))
                .url(url)
                .style(number == 0 ? "primary" : null)
                .build();
    }

    private static Optional<LayoutBlock> more(Card card, int shown, SlackWords say) {
        int cut = card.items().size() - shown;
        String label = card.more()
                .map(Card.Link::label)
                .filter(words -> cut == 0)
                .orElseGet(() -> say.more(cut, Integer.toString(cut)));
        Optional<String> url = card.more().map(Card.Link::url).filter(CardBlocks::web);
        if (cut == 0 && card.more().isEmpty()) {
            return Optional.empty();
        }
        RichTextElement words = url.<RichTextElement>map(address -> RichTextSectionElement.Link.builder()
                        .url(address)
                        .text(SlackText.line(label, TITLE))
                        .build())
                .orElseGet(() -> RichTextSectionElement.Text.builder()
                        .text(SlackText.line(label, TITLE))
                        .build());
        return Optional.of(RichTextBlock.builder()
                .blockId("more")
                .elements(List.of(section(List.of(words))))
                .build());
    }

    /** A message without a card, as its text stands; the end of a very long one is in the pages. */
    private static void text(String text, List<LayoutBlock> blocks) {
        String left = text.strip();
        while (!left.isEmpty() && blocks.size() <= MOST_CHUNKS) {
            String chunk = left.length() <= CHUNK ? left : left.substring(0, cut(left));
            left = left.substring(chunk.length()).strip();
            blocks.add(RichTextBlock.builder()
                    .elements(List.of(section(List.of(
                            RichTextSectionElement.Text.builder().text(chunk).build()))))
                    .build());
        }
    }

    /** Behind the last line that fits, and never inside a character. */
    private static int cut(String text) {
        int line = text.lastIndexOf('\n', CHUNK);
        int cut = line > 0 ? line : CHUNK;
        return Character.isHighSurrogate(text.charAt(cut - 1)) ? cut - 1 : cut;
    }

    private static RichTextSectionElement section(List<RichTextElement> words) {
        return RichTextSectionElement.builder().elements(words).build();
    }

    /** Emoji stay the words that were typed. */
    static PlainTextObject plain(String text, int max) {
        return PlainTextObject.builder()
                .text(SlackText.line(text, max))
                .emoji(false)
                .build();
    }

    private static boolean web(String url) {
        try {
            URI address = URI.create(url);
            boolean http =
                    "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
            return http && address.getHost() != null && url.length() <= URL;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
