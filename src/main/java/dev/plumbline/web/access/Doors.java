package dev.plumbline.web.access;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** Which doors are for machines, and so answer in JSON and take tokens. */
public final class Doors {

    /** Where Slack tells what people pressed: its requests are signed, and come from no browser. */
    public static final String SLACK = "/slack/interactions";

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

    /** One-click links: whoever holds one may use it, from a mail program as from a page, without a session and without its tokens. */
    public static boolean forLinks(RoutingContext http) {
        return http.normalizedPath().startsWith("/go/");
    }
}
