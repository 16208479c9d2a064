package dev.plumbline.notifications.slack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.plumbline.notifications.slack.SlackInteraction.Pressed;
import dev.plumbline.notifications.slack.SlackInteraction.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The two forms that buttons open, and the one that only says something. */
final class SlackForms {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final int TITLE = 24;
    private static final int TEXT = 2900;
    private static final int LONGEST_ANSWER = 1000;
    private static final int OPTION = 75;
    private static final int MOST_OPTIONS = 100;

    private SlackForms() {}

    /**
     * @param about   the gap in words
     * @param reasons by key, in order, as people read them
     * @param days    how long a snooze may last at most
     */
    static View form(Pressed pressed, String about, Map<String, String> reasons, int days, SlackWords say) {
        boolean snooze = pressed.wish() == Wish.SNOOZE;
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(section(about));
        if (snooze) {
            blocks.add(input("reason", say.inTheWay(), choices("reason", options(reasons)), false));
            blocks.add(input("days", say.howLong(), choices("days", days(days, say)), false));
        }
        blocks.add(input(
                "text",
                snooze ? say.anything() : say.whyWrong(),
                PlainTextInputElement.builder()
                        .actionId("text")
                        .multiline(true)
                        .maxLength(LONGEST_ANSWER)
                        .build(),
                snooze));
        return View.builder()
                .type("modal")
                .callbackId(pressed.wish().word())
                .privateMetadata(metadata(pressed))
                .title(title(snooze ? say.snoozeTitle() : say.disputeTitle()))
                .submit(ViewSubmit.builder()
                        .type("plain_text")
                        .text(snooze ? say.snooze() : say.dispute())
                        .build())
                .close(ViewClose.builder().type("plain_text").text(say.cancel()).build())
                .blocks(blocks)
                .build();
    }

    /** Says something, with nothing to do but to close it. */
    static View words(String words, SlackWords say) {
        return View.builder()
                .type("modal")
                .callbackId("words")
                .title(title("Plumbline"))
                .close(ViewClose.builder().type("plain_text").text(say.close()).build())
                .blocks(List.of(section(words)))
                .build();
    }

    private static ViewTitle title(String text) {
        return ViewTitle.builder()
                .type("plain_text")
                .text(SlackText.line(text, TITLE))
                .build();
    }

    private static SectionBlock section(String text) {
        return SectionBlock.builder().text(CardBlocks.plain(text, TEXT)).build();
    }

    private static InputBlock input(String id, String label, BlockElement element, boolean optional) {
        return InputBlock.builder()
                .blockId(id)
                .label(CardBlocks.plain(label, TEXT))
                .element(element)
                .optional(optional)
                .build();
    }

    private static StaticSelectElement choices(String id, List<OptionObject> options) {
        return StaticSelectElement.builder()
                .actionId(id)
                .options(options)
                .initialOption(options.get(0))
                .build();
    }

    private static List<OptionObject> options(Map<String, String> choices) {
        return choices.entrySet().stream()
                .limit(MOST_OPTIONS)
                .map(c -> option(c.getValue(), c.getKey()))
                .toList();
    }

    private static List<OptionObject> days(int most, SlackWords say) {
        return IntStream.rangeClosed(1, Math.max(1, Math.min(most, MOST_OPTIONS)))
                .mapToObj(d -> option(say.days(d, Integer.toString(d)), Integer.toString(d)))
                .toList();
    }

    private static OptionObject option(String label, String value) {
        return OptionObject.builder()
                .text(CardBlocks.plain(label, OPTION))
                .value(value)
                .build();
    }

    private static String metadata(Pressed pressed) {
        return JSON.createObjectNode()
                .put("violation", Long.toString(pressed.violation()))
                .put("channel", pressed.place().channel())
                .put("ts", pressed.place().ts())
                .toString();
    }
}
