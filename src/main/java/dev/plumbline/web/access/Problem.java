package dev.plumbline.web.access;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** An error as machines read it (RFC 9457, {@code application/problem+json}): what happened, where, how to mend it. */
public record Problem(String type, String title, int status, String detail) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail);
    }

    public static Problem unauthorized() {
        return of(
                401,
                "Sign-in needed",
                "Send the header \"Authorization: Bearer <token>\" with a token that holds, or sign in on the pages first.");
    }

    void send(RoutingContext http) {
        JsonObject body = new JsonObject()
                .put("type", type)
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        http.response()
                .setStatusCode(status)
                .putHeader("Content-Type", MEDIA_TYPE)
                .end(body.encode());
    }
}
