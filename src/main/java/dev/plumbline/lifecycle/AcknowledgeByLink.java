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
        return new Question(
                "Got it?",
                many == 0
                        ? "You have said so for everything that you were told of."
                        : "You have read what is expected of you by " + (many == 1 ? "1 rule" : many + " rules")
                                + ". From now on they count for your records. You can still say on any gap that its rule is wrong there.",
                List.of(),
                "Got it");
    }

    @Override
    public Reply follow(Handle handle, Followed link, Map<String, String> given) {
        acknowledgements.acknowledge(handle, link.person(), told(handle, link));
        return new Reply(true, "Thank you. What is expected of you is always on your page.");
    }

    private static Set<RuleId> told(Handle handle, Followed link) {
        return NoticeTable.of(handle, link.person()).stream()
                .filter(row -> row.told().isPresent() && row.acknowledged().isEmpty())
                .map(NoticeTable.Row::rule)
                .collect(Collectors.toSet());
    }
}
