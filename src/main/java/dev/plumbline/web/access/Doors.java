package dev.plumbline.web.access;

import io.vertx.ext.web.RoutingContext;

/** Which doors are for machines, and so answer in JSON and take tokens. */
public final class Doors {

    private Doors() {}

    public static boolean forMachines(RoutingContext http) {
        String path = http.normalizedPath();
        return path.equals("/api") || path.startsWith("/api/") || path.startsWith("/q/");
    }

    /** One-click links: whoever holds one may use it, from a mail program as from a page, without a session and without its tokens. */
    public static boolean forLinks(RoutingContext http) {
        return http.normalizedPath().startsWith("/go/");
    }
}
