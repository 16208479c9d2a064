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
        QuieterWords say = link.words(QuieterWords.class);
        return new Question(say.title(), say.text(), List.of(), say.oneADay());
    }

    @Override
    public Reply follow(Handle handle, Followed link, Map<String, String> given) {
        if (quieter.isEmpty()) {
            return new Reply(false, link.words(QuieterWords.class).cannot());
        }
        quieter.forEach(one -> one.quieter(handle, link.person(), link.at()));
        return new Reply(true, link.words(QuieterWords.class).done());
    }
}
