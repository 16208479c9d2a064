package dev.plumbline.practice.mailbox;

import java.util.List;

/**
 * One kept mail, read back.
 *
 * @param text the plain part; empty when it has none
 * @param html the HTML part; empty when it has none
 */
public record ReceivedMail(MailSummary summary, String text, String html, List<Header> headers) {

    public ReceivedMail {
        headers = List.copyOf(headers);
    }

    /** @param value decoded and unfolded */
    public record Header(String name, String value) {}
}
