package dev.plumbline.notifications;

import dev.plumbline.crm.RecordId;
import java.net.URI;

/** Addresses of Plumbline's own pages, as links in messages name them. */
public record PlumblinePages(URI base) {

    /** Everything that is open for whoever opens it, to be mended there. */
    public String work() {
        return at("/my-work");
    }

    /** The form in which one record is mended. */
    public String fix(RecordId record) {
        return at("/my-work/records/" + record);
    }

    /** What is open for this person, as those see it who lead them. */
    public String work(RecordId person) {
        return at("/people/" + person);
    }

    /** What is open below this manager. */
    public String team(RecordId manager) {
        return at("/teams/" + manager);
    }

    /** What waits for the reader's answer. */
    public String answers() {
        return at("/answers");
    }

    public String violation(long id) {
        return at("/gaps/" + id);
    }

    /** How and when messages reach this person. */
    public String settings(RecordId person) {
        return at("/people/" + person + "/settings#messages");
    }

    private String at(String path) {
        String text = base.toString();
        return (text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path;
    }
}
