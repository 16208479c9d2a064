package dev.plumbline.pipeline;

import dev.plumbline.notifications.OneClickAction;
import dev.plumbline.violations.WaysOutConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Disputing from a message. */
@ApplicationScoped
class DisputeByLink implements OneClickAction {

    private final WaysOutDesk desk;
    private final LinkDoers doers;
    private final WaysOutConfig config;

    DisputeByLink(WaysOutDesk desk, LinkDoers doers, WaysOutConfig config) {
        this.desk = desk;
        this.doers = doers;
        this.config = config;
    }

    @Override
    public String purpose() {
        return "dispute";
    }

    @Override
    public Question ask(Handle handle, Followed link) {
        LinkWords say = link.words(LinkWords.class);
        return new Question(
                say.disputeTitle(doers.name(link)),
                say.disputeText(config.disputeDays()),
                List.of(new Field("text", say.whatWrong(), List.of(), true)),
                say.dispute());
    }

    @Override
    public Reply follow(Handle handle, Followed link, Map<String, String> given) {
        return LinkDoers.reply(
                link,
                desk.dispute(handle, doers.of(link), link.violation(), given.getOrDefault("text", "")),
                link.words(LinkWords.class).disputed());
    }
}
