package dev.plumbline.digests;

import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.Message;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.people.calendar.WorkClocks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The next digest of a team as it would read if it left now. Nothing is kept of it: the one that leaves is written then. */
@ApplicationScoped
public class DigestPreview {

    private final DigestComposer composer;
    private final Clock clock;
    private final Directory directory;
    private final WorkClocks clocks;
    private final DigestConfig config;

    DigestPreview(DigestComposer composer, Clock clock, Directory directory, WorkClocks clocks, DigestConfig config) {
        this.composer = composer;
        this.clock = clock;
        this.directory = directory;
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
        DigestComposer.Draft draft = composer.preview(manager, chart, now);
        Message message = composer.render(composer.letter(draft), manager.tongue());
        return new Preview(
                message.subject(),
                message.text(),
                draft.news(),
                config.enabled()
                        ? Optional.of(
                                new DigestCalendar(config.weekday(), config.at()).next(now, clocks.present(manager)))
                        : Optional.empty());
    }
}
