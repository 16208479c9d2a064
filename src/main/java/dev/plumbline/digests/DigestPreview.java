package dev.plumbline.digests;

import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.Answers;
import dev.plumbline.escalation.Unheard;
import dev.plumbline.notifications.Message;
import dev.plumbline.notifications.MessageTemplate;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.people.calendar.WorkClocks;
import dev.plumbline.violations.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** The next digest of a team as it would read if it left now. Nothing is kept of it: the one that leaves is written then. */
@ApplicationScoped
public class DigestPreview {

    private final Jdbi jdbi;
    private final Clock clock;
    private final Directory directory;
    private final Violations violations;
    private final Answers answers;
    private final Unheard unheard;
    private final DigestWriter writer;
    private final WorkClocks clocks;
    private final DigestConfig config;
    private final MessageTemplate template = new MessageTemplate(DigestComposer.class, "digest");

    DigestPreview(
            Jdbi jdbi,
            Clock clock,
            Directory directory,
            Violations violations,
            Answers answers,
            Unheard unheard,
            DigestWriter writer,
            WorkClocks clocks,
            DigestConfig config) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.directory = directory;
        this.violations = violations;
        this.answers = answers;
        this.unheard = unheard;
        this.writer = writer;
        this.clocks = clocks;
        this.config = config;
    }

    /**
     * @param news whether there is anything to say: a digest that says nothing new is not sent
     * @param next when the next one is due; empty while none are sent
     */
    public record Preview(String subject, String text, boolean news, Optional<Instant> next) {}

    /** Empty for who is not known. */
    public Optional<Preview> of(RecordId manager) {
        OrgChart chart = directory.chart();
        return chart.person(manager).map(person -> write(person, chart, clock.instant()));
    }

    private Preview write(Person manager, OrgChart chart, Instant now) {
        Optional<DigestTable.Said> last =
                jdbi.withHandle(handle -> DigestTable.last(handle, DigestComposer.KIND, manager.id()));
        Set<Long> before = last.map(DigestTable.Said::violations).orElse(Set.of());
        TeamState state = TeamState.of(manager, chart, violations, unheard::among, before);
        Waiting waiting = Waiting.of(manager, chart, answers, now);
        DigestLetter letter = writer.write(manager, state, waiting, chart, last.map(DigestTable.Said::at), now);
        Message message = template.render(letter.subject(), letter);
        return new Preview(
                message.subject(),
                message.text(),
                !state.ids().equals(before) || !waiting.none(),
                config.enabled()
                        ? Optional.of(
                                new DigestCalendar(config.weekday(), config.at()).next(now, clocks.present(manager)))
                        : Optional.empty());
    }
}
