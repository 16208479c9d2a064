package dev.plumbline.notifications;

import java.net.URI;

/** Addresses of Plumbline's own pages, as links in messages name them. */
public record PlumblinePages(URI base) {

    /** Everything that the reader may do now. */
    public String work() {
        return at("/");
    }

    /** The people whom the reader leads. */
    public String team() {
        return at("/");
    }

    public String violation(long id) {
        return at("/violations/" + id);
    }

    /** How and when messages reach the reader. */
    public String settings() {
        return at("/settings");
    }

    private String at(String path) {
        String text = base.toString();
        return (text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path;
    }
}
