package dev.plumbline.links;

import dev.plumbline.notifications.OneClickAction;
import dev.plumbline.people.Quieter;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What {@code List-Unsubscribe} leads to: quieter messages, never none. */
@ApplicationScoped
class QuieterByLink implements OneClickAction {

    static final String PURPOSE = "quieter";

    private final List<Quieter> quieter;

    QuieterByLink(@All List<Quieter> quieter) {
        this.quieter = quieter;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public Question ask(Handle handle, Followed link) {
        return new Question(
                "Fewer messages?",
                "You get everything in one message a day. What is expected of your records stays the same, so the messages do not end;"
                        + " they end with the last gap. More choices are on your page, under messages.",
                List.of(),
                "One message a day");
    }

    @Override
    public Reply follow(Handle handle, Followed link, Map<String, String> given) {
        if (quieter.isEmpty()) {
            return new Reply(false, "Messages cannot be made quieter here. Ask an admin.");
        }
        quieter.forEach(one -> one.quieter(handle, link.person(), link.at()));
        return new Reply(true, "Done: from now on you get one message a day.");
    }
}
