package dev.plumbline.lifecycle;

import dev.plumbline.notifications.Card;
import dev.plumbline.notifications.Composition;
import dev.plumbline.notifications.MailWords;
import dev.plumbline.notifications.MessageComposer;
import dev.plumbline.notifications.MessageTemplate;
import dev.plumbline.notifications.Notice;
import dev.plumbline.notifications.NotificationsConfig;
import dev.plumbline.notifications.PlainText;
import dev.plumbline.notifications.PlumblinePages;
import dev.plumbline.people.Directory;
import dev.plumbline.people.Person;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleState;
import dev.plumbline.speech.Phrasebook;
import dev.plumbline.speech.Tongue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Writes the question that somebody is asked about a rule before it goes live. */
@ApplicationScoped
class ConsultComposer implements MessageComposer {

    private final Supplier<RuleBook> rules;
    private final Consultation consultation;
    private final Directory directory;
    private final Jdbi jdbi;
    private final PlumblinePages pages;
    private final MessageTemplate template = new MessageTemplate(ConsultComposer.class, "consult", ConsultWords.class);

    @Inject
    ConsultComposer(
            Supplier<RuleBook> rules,
            Consultation consultation,
            Directory directory,
            Jdbi jdbi,
            NotificationsConfig messages) {
        this.rules = rules;
        this.consultation = consultation;
        this.directory = directory;
        this.jdbi = jdbi;
        this.pages = new PlumblinePages(messages.publicUrl());
    }

    /** Every text is one clean line. */
    record Letter(String subject, String greeting, Lesson rule, String url, String settingsUrl) {}

    @Override
    public String kind() {
        return Consultation.KIND;
    }

    @Override
    public Composition compose(Notice notice) {
        Optional<Person> person = directory.chart().person(notice.recipient());
        Optional<Rule> rule = rules.get().rules().stream()
                .filter(r -> notice.key()
                        .equals(Consultation.KIND + "|" + r.id() + "|" + r.version() + "|" + notice.recipient()))
                .findFirst();
        if (person.isEmpty() || rule.isEmpty() || rule.get().state() != RuleState.CONSULT) {
            return new Composition.FallsAway("nobody is asked about this text of the rule any more");
        }
        Consulted said = jdbi.withHandle(handle -> consultation.of(handle, rule.get()));
        if (said.signedBy(notice.recipient()) || !said.asks(notice.recipient())) {
            return new Composition.FallsAway("they have signed it off, or are not asked any more");
        }
        String url = pages.base().toString().replaceAll("/$", "") + "/rules/"
                + rule.get().id();
        Tongue tongue = person.get().tongue();
        ConsultWords say = Phrasebook.of(ConsultWords.class, tongue);
        Lesson lesson = Lesson.of(rule.get(), url, Phrasebook.of(LessonWords.class, tongue));
        String subject = say.subject(lesson.title());
        Letter letter = new Letter(
                PlainText.line(subject, 160),
                Phrasebook.of(MailWords.class, tongue)
                        .hello(PlainText.line(person.get().name(), 120)),
                lesson,
                url,
                pages.settings(person.get().id()));
        return new Composition.Ready(
                template.render(letter.subject(), letter, tongue).with(card(letter, say)));
    }

    private static Card card(Letter letter, ConsultWords say) {
        Card.Button open = new Card.Button(say.open(), "open", "", Optional.of(letter.url()));
        Card.Item item = new Card.Item(
                letter.rule().title(), Optional.of(letter.url()), letter.rule().lines(), List.of(open));
        return new Card(letter.subject(), List.of(item), Optional.empty(), say.named());
    }

    @Override
    public void handedOver(Handle handle, Notice notice, Instant at) {
        // That somebody was asked is in the outbox; what counts is what they say.
    }
}
