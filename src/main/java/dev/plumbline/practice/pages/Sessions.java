package dev.plumbline.practice.pages;

import com.sun.net.httpserver.HttpExchange;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Remembers browsers by cookie; the longest unseen is forgotten when there are too many. */
final class Sessions {

    /** Browsers share cookies between ports of a host, so the name must be no other application's. */
    static final String COOKIE = "plumbline_practice_org";

    private static final int MOST = 500;

    private final String cookie;
    private final String path;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> sessions = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
            return size() > MOST;
        }
    };

    Sessions() {
        this(COOKIE, "/");
    }

    /** @param path of the pages that the browser shows this cookie to */
    Sessions(String cookie, String path) {
        this.cookie = cookie;
        this.path = path;
    }

    /** The browser's session; a new one, told to the browser, when it has none that we know. */
    Session of(HttpExchange exchange) {
        synchronized (sessions) {
            for (String header : exchange.getRequestHeaders().getOrDefault("Cookie", List.of())) {
                for (String sent : header.split(";")) {
                    String[] pair = sent.trim().split("=", 2);
                    Session known = pair.length == 2 && pair[0].equals(cookie) ? sessions.get(pair[1]) : null;
                    if (known != null) {
                        return known;
                    }
                }
            }
            Session session = new Session(secret(), secret());
            sessions.put(session.key(), session);
            exchange.getResponseHeaders().add("Set-Cookie", header(session));
            return session;
        }
    }

    /** Gives the session another key once somebody has signed in, so that whoever knew the old one is left outside. */
    void renew(HttpExchange exchange, Session session) {
        synchronized (sessions) {
            sessions.remove(session.key());
            Session renewed = new Session(secret(), session.token());
            renewed.actAs(session.user());
            sessions.put(renewed.key(), renewed);
            exchange.getResponseHeaders().set("Set-Cookie", header(renewed));
        }
    }

    private String header(Session session) {
        return cookie + "=" + session.key() + "; Path=" + path + "; HttpOnly; SameSite=Lax";
    }

    private String secret() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
