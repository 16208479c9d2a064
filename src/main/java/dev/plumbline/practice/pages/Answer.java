package dev.plumbline.practice.pages;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What goes back to the browser.
 *
 * @param location    where to go instead; empty for a page
 * @param formsLeadTo another origin that a form of the page may be answered with; empty for none
 */
record Answer(int status, String contentType, String body, String location, String formsLeadTo) {

    static Answer page(int status, Html html) {
        return new Answer(status, "text/html; charset=utf-8", html.document(), "", "");
    }

    /** After a form: the browser asks for the other page, so that reloading sends nothing twice. */
    static Answer goTo(String location) {
        return new Answer(303, "text/plain; charset=utf-8", "", location, "");
    }

    static Answer style(String css) {
        return new Answer(200, "text/css; charset=utf-8", css, "", "");
    }

    Answer formsLeadTo(String origin) {
        return new Answer(status, contentType, body, location, origin);
    }

    void send(HttpExchange exchange) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", contentType);
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; form-action 'self'"
                        + (formsLeadTo.isEmpty() ? "" : " " + formsLeadTo)
                        + "; base-uri 'none'; frame-ancestors 'none'");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cache-Control", contentType.startsWith("text/css") ? "max-age=600" : "no-store");
        if (!location.isEmpty()) {
            headers.set("Location", location);
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head || bytes.length == 0 ? -1 : bytes.length);
        if (!head && bytes.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        }
    }
}
