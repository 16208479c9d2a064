package dev.plumbline.notifications.email;

import dev.plumbline.notifications.MailWords;
import dev.plumbline.notifications.Message;

/** The two forms of a message, no larger together than 200 KB as they go over the wire. What is cut off is one link away. */
record FittingBody(String text, String html) {

    private static final int TEXT = 55_000;
    private static final int HTML = 125_000;

    /** @param rest address of everything that the message speaks of */
    static FittingBody of(Message message, String rest, MailWords say) {
        String text = onTheWire(message.text()) <= TEXT
                ? message.text()
                : cut(message.text(), TEXT - 2_000) + "\n\n" + say.cut() + ": " + rest + "\n";
        String html = onTheWire(message.html()) <= HTML ? message.html() : plain(message.text(), rest, say);
        return new FittingBody(text, html);
    }

    /** Rather the whole of a plain page than a piece of a pretty one, whose end would be anywhere in its markup. */
    private static String plain(String text, String rest, MailWords say) {
        boolean whole = onTheWire(text) <= HTML / 2;
        String shown = whole ? text : cut(text, HTML / 2);
        return "<!DOCTYPE html><html><body><pre style=\"white-space:pre-wrap\">" + escaped(shown) + "</pre>"
                + "<p><a href=\"" + escaped(rest) + "\">" + escaped(whole ? say.open() : say.cut())
                + "</a></p></body></html>";
    }

    /** At the end of a line where there is one near, and never within a character. */
    private static String cut(String text, int weight) {
        int sum = 0;
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            sum += weight(c);
            if (sum > weight) {
                break;
            }
            at += Character.charCount(c);
        }
        int line = text.lastIndexOf('\n', at);
        return text.substring(0, line > at / 2 ? line : at);
    }

    /** In quoted-printable, the longer of the two encodings for what is not English. */
    private static int onTheWire(String text) {
        return text.codePoints().map(FittingBody::weight).sum() + text.length() / 25;
    }

    private static int weight(int c) {
        boolean plain = c >= ' ' && c < 127 && c != '=' || c == '\n' || c == '\t';
        int bytes = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        return plain ? 1 : 3 * bytes;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
