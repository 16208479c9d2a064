package dev.plumbline.web.access;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** Which doors are for machines, and so answer in JSON and take tokens. */
public final class Doors {

    /** Where Slack tells what people pressed: its requests are signed, and come from no browser. */
    public static final String SLACK = "/slack/interactions";

    /** Where a provider tells that a session of its own has ended. */
    public static final String BACK_CHANNEL = "/sign-in/back-channel";

    private Doors() {}

    /** The one door for requests that carry a signature of their own; who stands behind it checks it before anything else. */
    static boolean forSigned(RoutingContext http) {
        return http.normalizedPath().equals(SLACK)
                && http.request().method().equals(HttpMethod.POST)
                && http.request().getHeader("X-Slack-Signature") != null;
    }

    public static boolean forMachines(RoutingContext http) {
        String path = http.normalizedPath();
        return path.equals("/api") || path.startsWith("/api/") || path.startsWith("/q/");
    }

    /** The sign-in form, and what a provider's own servers send: there is no session yet to bind a token to. */
    static boolean forSignIn(RoutingContext http) {
        return http.request().method().equals(HttpMethod.POST)
                && (http.normalizedPath().equals("/sign-in/password")
                        || http.normalizedPath().equals(BACK_CHANNEL));
    }

    /** Styles, scripts and pictures, which look the same to everybody. */
    static boolean forFiles(RoutingContext http) {
        String path = http.normalizedPath();
        return path.startsWith("/plumbline/") || path.startsWith("/webjars/") || path.startsWith("/_static/");
    }

    /** Lists as files to take away. */
    static boolean forExports(RoutingContext http) {
        return http.normalizedPath().endsWith(".csv") || http.normalizedPath().endsWith(".xlsx");
    }

    /** One-click links: whoever holds one may use it, from a mail program as from a page, without a session and without its tokens. */
    public static boolean forLinks(RoutingContext http) {
        return http.normalizedPath().startsWith("/go/");
    }
}
