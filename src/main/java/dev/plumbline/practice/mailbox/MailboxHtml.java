package dev.plumbline.practice.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The mailbox as HTML. Every value from a mail is escaped. */
final class MailboxHtml {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern(
                    "EEE d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final String style = resource("mailbox.css");

    /** @param mails one more than a page when there are more */
    String list(List<MailSummary> mails, Optional<String> to, int total, int page) {
        String filter = to.map(String::strip).filter(text -> !text.isEmpty()).orElse("");
        StringBuilder body = new StringBuilder();
        body.append("<h1>Practice mailbox <small>")
                .append(total)
                .append(total == 1 ? " mail" : " mails")
                .append("</small></h1>");
        body.append("<form><label for=to>Delivered to</label><input id=to name=to type=search value=\"")
                .append(escaped(filter))
                .append("\" placeholder=\"ann@example.com\"><button>Show</button>");
        body.append(filter.isEmpty() ? "" : "<a href=\"/\">everybody’s</a>").append("</form>");
        if (mails.isEmpty()) {
            body.append(
                    filter.isEmpty()
                            ? EMPTY
                            : "<p class=empty>Nothing was sent to " + escaped(filter)
                                    + ". <a href=\"/\">See all mail.</a></p>");
        }
        body.append("<ul class=mails>");
        mails.stream().limit(page).forEach(mail -> body.append(row(mail)));
        body.append("</ul>");
        if (mails.size() > page) {
            body.append("<p><a class=more href=\"/?before=")
                    .append(mails.get(page - 1).id());
            body.append("&amp;to=")
                    .append(URLEncoder.encode(filter, StandardCharsets.UTF_8))
                    .append("\">Show older</a></p>");
        }
        return document("Practice mailbox", body.toString());
    }

    private static String row(MailSummary mail) {
        return "<li><a href=\"/messages/" + mail.id() + "\"><b><bdi>" + orElse(mail.subject(), "(no subject)")
                + "</bdi></b>"
                + "<span class=to>to <bdi>" + escaped(mail.to()) + "</bdi></span><time>"
                + mail.date().map(WHEN::format).orElse("no date") + "</time></a></li>";
    }

    String message(ReceivedMail mail, String show) {
        MailSummary summary = mail.summary();
        String path = "/messages/" + summary.id();
        String body = "<p><a href=\"/\">← All mail</a> · <a href=\"/?to="
                + URLEncoder.encode(summary.to(), StandardCharsets.UTF_8) + "\">all to " + escaped(summary.to())
                + "</a></p>"
                + "<h1><bdi>" + orElse(summary.subject(), "(no subject)") + "</bdi></h1><p class=facts>from <bdi>"
                + escaped(summary.from()) + "</bdi><br>to <bdi>" + escaped(summary.to()) + "</bdi><br>"
                + summary.date().map(WHEN::format).orElse("no date") + "</p><nav>"
                + tab(path, "html", "As a mail program shows it", show) + tab(path, "text", "Text part", show)
                + tab(path, "headers", "Headers", show) + "</nav>" + part(mail, path, show);
        return document(summary.subject(), body);
    }

    private static String tab(String path, String name, String label, String show) {
        return "<a href=\"" + path + "?show=" + name + "\"" + (name.equals(show) ? " aria-current=page" : "") + ">"
                + label + "</a>";
    }

    private static String part(ReceivedMail mail, String path, String show) {
        if (show.equals("headers")) {
            StringBuilder rows = new StringBuilder("<dl>");
            mail.headers().forEach(header -> rows.append("<dt>")
                    .append(escaped(header.name()))
                    .append("</dt><dd><bdi>")
                    .append(escaped(header.value()))
                    .append("</bdi></dd>"));
            return rows.append("</dl>").toString();
        }
        if (show.equals("text") || mail.html().isEmpty()) {
            return "<pre>" + orElse(mail.text(), "This mail has no text part.") + "</pre>";
        }
        return "<iframe title=\"the mail\" sandbox=\"allow-popups allow-popups-to-escape-sandbox\" src=\"" + path
                + "/body\"></iframe>";
    }

    String missing() {
        return document(
                "Not here",
                "<h1>There is nothing here</h1><p>The mailbox keeps the newest 5,000 mails; this one may be older."
                        + " <a href=\"/\">See what is there.</a></p>");
    }

    private String document(String title, String body) {
        return "<!doctype html><html lang=en><head><meta charset=utf-8>"
                + "<meta name=viewport content=\"width=device-width, initial-scale=1\"><meta name=color-scheme content=\"light dark\">"
                + "<title>" + orElse(title, "Mail") + "</title><style>" + style + "</style></head><body><main>" + body
                + "</main></body></html>";
    }

    private static String orElse(String text, String instead) {
        return escaped(text.isBlank() ? instead : text);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String resource(String name) {
        try (InputStream in = MailboxHtml.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + name + " beside " + MailboxHtml.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final String EMPTY =
            "<div class=empty><h2>No mail yet</h2><p>Everything that Plumbline sends lands here instead of with"
                    + " real people. After the first check of the org is complete you will find a nudge for each rep who has gaps, and one manager’s"
                    + " sample digest. Nothing leaves this machine.</p></div>";
}
