package dev.plumbline.notifications.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A mail that keeps its headers as they were set, and remembers whether its text began to go over the wire. */
final class OutgoingMail extends MimeMessage {

    private static final Session NO_SESSION = Session.getInstance(new Properties());

    private boolean begun;

    OutgoingMail() {
        super(NO_SESSION);
    }

    /**
     * Whether a server was ready for the text. Until then nothing can have been taken, whatever happens; from then on only its answer
     * tells.
     */
    boolean begun() {
        return begun;
    }

    OutgoingMail heading(String name, String value) {
        try {
            setHeader(name, value);
            return this;
        } catch (MessagingException e) {
            throw new IllegalStateException("a mail that is being made takes headers", e);
        }
    }

    OutgoingMail body(FittingBody body) {
        try {
            MimeBodyPart text = new MimeBodyPart();
            text.setText(body.text(), "UTF-8", "plain");
            MimeBodyPart html = new MimeBodyPart();
            html.setText(body.html(), "UTF-8", "html");
            setContent(new MimeMultipart("alternative", text, html));
            saveChanges();
            return this;
        } catch (MessagingException e) {
            throw new IllegalStateException("a mail that is being made takes a body", e);
        }
    }

    @Override
    public void writeTo(OutputStream out, String @Nullable [] ignored) throws IOException, MessagingException {
        begun = true;
        super.writeTo(out, ignored);
    }

    /** It has one that is the same for every attempt. */
    @Override
    protected void updateMessageID() {}
}
