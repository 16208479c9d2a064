package dev.plumbline.web.ui;

import dev.plumbline.audit.Looks;
import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.Answers;
import dev.plumbline.people.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Tells people that what they enter is used: who looked at it, and how much was decided on it. */
@ApplicationScoped
class Receipts {

    private static final Duration SPAN = Duration.ofDays(28);

    private final Looks looks;
    private final Answers answers;

    Receipts(Looks looks, Answers answers) {
        this.looks = looks;
        this.answers = answers;
    }

    /**
     * @param looks     by others, within four weeks
     * @param by        their names, whoever looked last first
     * @param decisions of leaders about gaps of theirs
     */
    record Receipt(int looks, List<String> by, int decisions) {

        static final Receipt NOTHING = new Receipt(0, List.of(), 0);

        public int times() {
            return looks + decisions;
        }

        /** At most three names; a longer list is on their own page. */
        public String names(Format say) {
            return String.join(", ", by.stream().limit(3).map(say::name).toList()) + (by.size() > 3 ? " …" : "");
        }
    }

    Receipt of(Person person, Instant now) {
        Instant since = now.minus(SPAN);
        LocalDate first = LocalDate.ofInstant(since, ZoneOffset.UTC);
        // An account that is nobody in the org keeps the service running; it does not work with the data.
        List<Looks.Look> lately = looks.at(person.id()).stream()
                .filter(look -> !look.day().isBefore(first) && RecordId.isId(look.by()))
                .toList();
        return new Receipt(
                lately.stream().mapToInt(Looks.Look::times).sum(),
                lately.stream().map(Looks.Look::name).distinct().toList(),
                answers.decidedAbout(person.id(), since));
    }
}
