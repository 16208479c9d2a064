package dev.plumbline.lifecycle;

import dev.plumbline.notifications.OneClickAction;
import dev.plumbline.rules.RuleId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** "Got it", from the message that says what is expected: for all that the person has been told of. */
@ApplicationScoped
class AcknowledgeByLink implements OneClickAction {

    static final String PURPOSE = "acknowledge";

    private final Acknowledgements acknowledgements;

    AcknowledgeByLink(Acknowledgements acknowledgements) {
        this.acknowledgements = acknowledgements;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public Question ask(Handle handle, Followed link) {
        int many = told(handle, link).size();
        TaughtWords say = link.words(TaughtWords.class);
        return new Question(
                say.askTitle(),
                many == 0 ? say.askNone() : say.ask(many, Integer.toString(many)),
                List.of(),
                say.gotIt());
    }

    @Override
    public Reply follow(Handle handle, Followed link, Map<String, String> given) {
        acknowledgements.acknowledge(handle, link.person(), told(handle, link));
        return new Reply(true, link.words(TaughtWords.class).thanks());
    }

    private static Set<RuleId> told(Handle handle, Followed link) {
        return NoticeTable.of(handle, link.person()).stream()
                .filter(row -> row.told().isPresent() && row.acknowledged().isEmpty())
                .map(NoticeTable.Row::rule)
                .collect(Collectors.toSet());
    }
}
