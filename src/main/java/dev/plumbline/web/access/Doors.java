package dev.plumbline.web.access;

import io.vertx.ext.web.RoutingContext;

/** Which doors are for machines, and so answer in JSON and take tokens. */
public final class Doors {

    private Doors() {}

    public static boolean forMachines(RoutingContext http) {
        String path = http.normalizedPath();
        return path.equals("/api") || path.startsWith("/api/") || path.startsWith("/q/");
    }
}
