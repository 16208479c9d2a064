package dev.plumbline.notifications.slack;

import dev.plumbline.notifications.PlainText;

/** Text for the few places that Slack reads as markup. Everything else that people typed goes into elements that Slack shows as they are. */
final class SlackText {

    private SlackText() {}

    /** With the three characters replaced that begin pings, links and entities; Slack shows them as they were. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /**
     * One clean line that is never empty, because Slack refuses empty texts.
     *
     * @param max in the units in which Java and JavaScript count, which is the strictest way to read Slack's limits
     */
    static String line(String text, int max) {
        String line = PlainText.line(text, max - 1);
        if (line.length() > max) {
            int cut = Character.isHighSurrogate(line.charAt(max - 2)) ? max - 2 : max - 1;
            line = line.substring(0, cut) + "…";
        }
        return line.isBlank() ? "–" : line;
    }
}
