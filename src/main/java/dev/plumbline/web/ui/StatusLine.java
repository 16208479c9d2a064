package dev.plumbline.web.ui;

import dev.plumbline.notifications.Outbox.Backlog;
import dev.plumbline.pipeline.ServiceStatus.Link;
import dev.plumbline.pipeline.ServiceStatus.Loaded;
import dev.plumbline.pipeline.ServiceStatus.Now;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing to know about the service, in plain words.
 *
 * @param mood {@code ok}, {@code warn} or {@code bad}; always said in the text too
 */
record StatusLine(String mood, String text) {

    /** @param minds whether the reader can do something about messages that did not leave */
    static List<StatusLine> of(Now now, Backlog backlog, boolean minds, Format say) {
        List<StatusLine> lines = new ArrayList<>();
        lines.add(connection(now, say));
        now.objects().forEach((object, loaded) -> {
            if (!loaded.loaded()) {
                lines.add(new StatusLine(
                        "warn", "Still loading " + object + ": " + say.number(loaded.records()) + " so far."));
            }
        });
        if (backlog.waiting() > 0) {
            lines.add(waiting(backlog, say));
        }
        if (minds) {
            stuck(backlog, say, lines);
        }
        return List.copyOf(lines);
    }

    private static void stuck(Backlog backlog, Format say, List<StatusLine> lines) {
        backlog.paused()
                .forEach(pause -> lines.add(new StatusLine(
                        "warn",
                        (pause.everything() ? "All messages are" : "The channel " + pause.channel() + " is")
                                + " paused by " + say.name(pause.by()) + ": " + say.cut(pause.why()))));
        if (backlog.inDoubt() > 0) {
            lines.add(
                    new StatusLine(
                            "warn",
                            say.count(backlog.inDoubt(), "message", "messages")
                                    + " may or may not have left; whether they arrived is asked before anything is sent again."));
        }
        if (backlog.parked() > 0) {
            lines.add(new StatusLine(
                    "warn",
                    say.count(backlog.parked(), "message", "messages")
                            + " may or may not have arrived, and nobody can say; they count as not told."));
        }
        if (backlog.refused() > 0) {
            lines.add(new StatusLine(
                    "bad",
                    say.count(backlog.refused(), "message", "messages")
                            + " could not be delivered; the address or the mail server needs a look."));
        }
        if (backlog.quarantined() > 0) {
            lines.add(new StatusLine(
                    "bad",
                    say.count(backlog.quarantined(), "message", "messages")
                            + " could not be written and were put aside; they need a look."));
        }
    }

    private static StatusLine connection(Now now, Format say) {
        Link state = now.salesforce().state();
        if (state == Link.CONNECTED) {
            String records = say.number(
                    now.objects().values().stream().mapToLong(Loaded::records).sum());
            return new StatusLine("ok", "Connected to Salesforce; " + records + " records read.");
        }
        String reason = now.salesforce().reason();
        return state == Link.DEGRADED
                ? new StatusLine("warn", "Connected to Salesforce, but " + sentence(reason))
                : new StatusLine(
                        "bad", "Salesforce cannot be read: " + sentence(reason) + " Nothing is lost; we keep trying.");
    }

    private static StatusLine waiting(Backlog backlog, Format say) {
        String text = say.count(backlog.waiting(), "message waits", "messages wait") + " to be sent";
        return backlog.oldest()
                .map(due -> new StatusLine("warn", text + "; the oldest has been due for " + say.age(due) + "."))
                .orElse(new StatusLine("ok", text + "."));
    }

    private static String sentence(String reason) {
        String text = reason.isBlank() ? "no reason was given" : reason.strip();
        return text.endsWith(".") ? text : text + ".";
    }
}
