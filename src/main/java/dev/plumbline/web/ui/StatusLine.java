package dev.plumbline.web.ui;

import dev.plumbline.notifications.Outbox.Backlog;
import dev.plumbline.pipeline.ServiceStatus.Link;
import dev.plumbline.pipeline.ServiceStatus.Loaded;
import dev.plumbline.pipeline.ServiceStatus.Now;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One thing to know about the service, in plain words.
 *
 * @param mood {@code ok}, {@code warn} or {@code bad}; always said in the text too
 */
record StatusLine(String mood, String text) {

    /** @param minds whether the reader can do something about messages that did not leave */
    static List<StatusLine> of(Now now, Backlog backlog, boolean minds, Format say) {
        StatusWords words = say.words(StatusWords.class);
        List<StatusLine> lines = new ArrayList<>();
        lines.add(connection(now, words, say));
        now.objects().forEach((object, loaded) -> {
            if (!loaded.loaded()) {
                lines.add(new StatusLine("warn", words.loading(object, say.number(loaded.records()))));
            }
        });
        if (backlog.waiting() > 0) {
            lines.add(waiting(backlog, words, say));
        }
        if (minds) {
            stuck(backlog, words, say, lines);
        }
        return List.copyOf(lines);
    }

    private static void stuck(Backlog backlog, StatusWords words, Format say, List<StatusLine> lines) {
        backlog.paused()
                .forEach(pause -> lines.add(new StatusLine(
                        "warn",
                        pause.everything()
                                ? words.pausedAll(say.name(pause.by()), say.cut(pause.why()))
                                : words.pausedOne(pause.channel(), say.name(pause.by()), say.cut(pause.why())))));
        add(lines, "warn", backlog.inDoubt(), words, say, words::inDoubt);
        add(lines, "warn", backlog.parked(), words, say, words::parked);
        add(lines, "bad", backlog.refused(), words, say, words::refused);
        add(lines, "bad", backlog.quarantined(), words, say, words::quarantined);
    }

    private static void add(
            List<StatusLine> lines,
            String mood,
            long count,
            StatusWords words,
            Format say,
            Function<String, String> text) {
        if (count > 0) {
            lines.add(new StatusLine(mood, text.apply(say.count(count, words.mailOne(), words.mailMany()))));
        }
    }

    private static StatusLine connection(Now now, StatusWords words, Format say) {
        Link state = now.salesforce().state();
        if (state == Link.CONNECTED) {
            String records = say.number(
                    now.objects().values().stream().mapToLong(Loaded::records).sum());
            return new StatusLine("ok", words.connected(records));
        }
        String reason = sentence(now.salesforce().reason(), words);
        return state == Link.DEGRADED
                ? new StatusLine("warn", words.degraded(reason))
                : new StatusLine("bad", words.lost(reason));
    }

    private static StatusLine waiting(Backlog backlog, StatusWords words, Format say) {
        String count = say.count(backlog.waiting(), words.waits(), words.waitMany());
        return backlog.oldest()
                .map(due -> new StatusLine("warn", words.toBeSentLate(count, say.age(due))))
                .orElse(new StatusLine("ok", words.toBeSent(count)));
    }

    private static String sentence(String reason, StatusWords words) {
        String text = reason.isBlank() ? words.noReason() : reason.strip();
        return text.endsWith(".") ? text : text + ".";
    }
}
