package dev.plumbline.notifications.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TargetReport;
import dev.plumbline.notifications.Envelope;
import dev.plumbline.notifications.Message;
import dev.plumbline.notifications.UnsubscribeLinks;
import dev.plumbline.people.Person;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What a mail says about itself, and that it stays one whatever its text is. */
class LetterheadTest {

    private static final Person ANN = EmailChannelTest.person("Ann Lee", "ann@example.com");

    @Test
    void mailsOfAThreadAnswerTheSameMailAndKeepTheirOwnIds() throws Exception {
        MimeMessage first = sent("<a@x>", new Message("s", "t", "h").inThread("violation 7"), nobody());
        MimeMessage second = sent("<b@x>", new Message("s", "t", "h").inThread("violation 7"), nobody());
        MimeMessage other = sent("<c@x>", new Message("s", "t", "h").inThread("violation 8"), nobody());
        assertThat(first.getHeader("In-Reply-To"))
                .isEqualTo(second.getHeader("References"))
                .isNotEqualTo(other.getHeader("References"));
        assertThat(first.getHeader("In-Reply-To")[0]).matches("<[0-9a-f]{32}@plumbline.example.com>");
        assertThat(second.getMessageID()).isEqualTo("<b@x>");
        assertThat(sent("<d@x>", new Message("s", "t", "h"), nobody()).getHeader("References"))
                .isNull();
    }

    @Test
    void offersOneClickWhereThereIsAnAddressForIt() throws Exception {
        MimeMessage mail = sent(
                "<a@x>",
                new Message("s", "t", "h"),
                person -> Optional.of(URI.create("https://plumbline.example.com/fewer/abc")));
        assertThat(mail.getHeader("List-Unsubscribe")).containsExactly("<https://plumbline.example.com/fewer/abc>");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(sent("<a@x>", new Message("s", "t", "h"), nobody()).getHeader("List-Unsubscribe-Post"))
                .isNull();
    }

    @Test
    void staysAMailOfAtMost200KilobytesWhateverItsTextIs() throws Exception {
        List<String> texts = List.of(
                "short",
                "nul \u0000 here",
                "🦊".repeat(100_000),
                "עברית ".repeat(60_000),
                "x".repeat(100_000),
                "line of a digest\n".repeat(10_000),
                "half \uD83E alone",
                "=".repeat(90_000),
                "a\r\n.\r\nb");
        long largest = 0;
        for (String text : texts) {
            Message message = new Message(
                    text.replaceAll("[\r\n]", " ").substring(0, Math.min(text.length(), 100_000) & ~1),
                    text,
                    "<p>" + text + "</p>");
            byte[] raw = raw("<a@x>", message, nobody());
            largest = Math.max(largest, raw.length);
            MimeMultipart parts = (MimeMultipart) parsed(raw).getContent();
            assertThat(parts.getCount()).isEqualTo(2);
            String plain = (String) parts.getBodyPart(0).getContent();
            assertThat(plain.replace("\r", ""))
                    .startsWith(message.text().replace("\r", "").substring(0, Math.min(4, text.length())));
            assertThat((String) parts.getBodyPart(1).getContent()).doesNotContain("\u0000");
            boolean cut = plain.length() < message.text().length();
            assertThat(!cut || plain.contains("and more: https://plumbline.example.com/people/"))
                    .isTrue();
        }
        TargetReport.row(
                "N13", texts.size() + " hostile and huge texts", "largest mail " + largest + " bytes, 0 exceptions", 0);
        assertThat(largest).isLessThanOrEqualTo(200_000);
    }

    private static UnsubscribeLinks nobody() {
        return person -> Optional.empty();
    }

    private static MimeMessage sent(String id, Message message, UnsubscribeLinks links) throws Exception {
        return parsed(raw(id, message, links));
    }

    private static byte[] raw(String id, Message message, UnsubscribeLinks links) throws Exception {
        Letterhead letterhead = new Letterhead(EmailChannelTest.config("PT5S", 25), links, Clock.systemUTC());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        letterhead
                .mail(new Envelope(id, ANN, message), new MailAddress(ANN.name(), "ann@example.com"))
                .writeTo(out, new String[0]);
        assertThat(out.toString(StandardCharsets.US_ASCII).lines()).allMatch(line -> line.length() <= 998);
        return out.toByteArray();
    }

    private static MimeMessage parsed(byte[] raw) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
    }
}
