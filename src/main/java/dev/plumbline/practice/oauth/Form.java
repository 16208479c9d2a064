package dev.plumbline.practice.oauth;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Fields of a form that was posted, with client id and secret wherever they were put. */
final class Form {

    private static final int LARGEST = 64 * 1024;

    private final Map<String, String> fields = new HashMap<>();

    static Form read(HttpExchange exchange) throws IOException, Refused {
        Form form = new Form();
        try (InputStream in = exchange.getRequestBody()) {
            form.add(new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new Refused("invalid_request", "the form is not properly encoded");
        }
        String basic = exchange.getRequestHeaders().getFirst("Authorization");
        if (basic != null && basic.regionMatches(true, 0, "Basic ", 0, 6)) {
            form.basic(basic.substring(6).strip());
        }
        return form;
    }

    /**
     * Parameters of an address.
     *
     * @throws Refused when one is there twice: two readers could each take another one for it
     */
    static Form ofQuery(String raw) throws Refused {
        Form form = new Form();
        try {
            if (form.add(raw)) {
                throw new Refused("invalid_request", "a parameter is there twice");
            }
            return form;
        } catch (IllegalArgumentException e) {
            throw new Refused("invalid_request", "the address is not properly encoded");
        }
    }

    /** @return whether a name came twice */
    private boolean add(String body) {
        boolean twice = false;
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String name = decode(pair.substring(0, equals));
                twice |= fields.put(name, decode(pair.substring(equals + 1))) != null;
            }
        }
        return twice;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private void basic(String credentials) throws Refused {
        try {
            String text = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            fields.put("client_id", decode(text.substring(0, Math.max(0, colon))));
            fields.put("client_secret", decode(text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw new Refused("invalid_client", "invalid client credentials");
        }
    }

    /** Empty when it was not sent. */
    String get(String name) {
        return fields.getOrDefault(name, "");
    }
}
