package dev.plumbline.digests;

import dev.plumbline.escalation.Answers;
import dev.plumbline.escalation.Unheard;
import dev.plumbline.notifications.Composition;
import dev.plumbline.notifications.Message;
import dev.plumbline.notifications.MessageComposer;
import dev.plumbline.notifications.MessageTemplate;
import dev.plumbline.notifications.Notice;
import dev.plumbline.notifications.NoticeAudit;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.speech.Phrasebook;
import dev.plumbline.speech.Tongue;
import dev.plumbline.violations.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Writes a manager's digest from the ledger as it is when the digest leaves. Says nothing when nothing has changed since the last one. */
@ApplicationScoped
class DigestComposer implements MessageComposer {

    static final String KIND = "digest";

    private final Jdbi jdbi;
    private final Clock clock;
    private final Directory directory;
    private final Violations violations;
    private final Answers answers;
    private final Unheard unheard;
    private final DigestWriter writer;
    private final MessageTemplate template = new MessageTemplate(DigestComposer.class, "digest", DigestWords.class);

    /** @param last what the digest before this one said */
    record Draft(
            Person manager,
            OrgChart chart,
            Optional<DigestTable.Said> last,
            TeamState state,
            Waiting waiting,
            Instant now) {

        /** Whether there is anything to say. */
        boolean news() {
            return !state.ids().equals(before(last)) || !waiting.none();
        }
    }

    @Inject
    DigestComposer(
            Jdbi jdbi,
            Clock clock,
            Directory directory,
            Violations violations,
            Answers answers,
            Unheard unheard,
            DigestWriter writer) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.directory = directory;
        this.violations = violations;
        this.answers = answers;
        this.unheard = unheard;
        this.writer = writer;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Composition compose(Notice notice) {
        Instant now = clock.instant();
        OrgChart chart = directory.chart();
        Optional<Person> known = chart.person(notice.recipient());
        if (known.isEmpty()) {
            return new Composition.FallsAway("the manager it was for is not known any more");
        }
        Draft draft = draft(known.get(), chart, hidden(notice), now);
        if (!draft.news()) {
            return new Composition.FallsAway(draft.last()
                    .map(said -> {
                        LocalDate day = said.at().atZone(draft.manager().zone()).toLocalDate();
                        return "nothing has changed since the digest of " + day;
                    })
                    .orElse("nothing is open in this team"));
        }
        Set<Long> ids = draft.state().ids();
        jdbi.useTransaction(handle -> {
            DigestTable.said(handle, notice, ids, List.of(), now);
            NoticeAudit.written(handle, notice, ids, now);
        });
        DigestLetter letter = letter(draft);
        Tongue tongue = draft.manager().tongue();
        return new Composition.Ready(render(letter, tongue).with(DigestCard.of(letter, tongue)));
    }

    /** What there would be to say to a manager now, for whoever only looks. */
    Draft preview(Person manager, OrgChart chart, Instant now) {
        return draft(manager, chart, unheard::among, now);
    }

    private Draft draft(Person manager, OrgChart chart, Function<Collection<Long>, Set<Long>> hidden, Instant now) {
        Optional<DigestTable.Said> last = jdbi.withHandle(handle -> DigestTable.last(handle, KIND, manager.id()));
        TeamState state = TeamState.of(
                manager, chart, violations, hidden, before(last), Phrasebook.of(DigestWords.class, manager.tongue()));
        return new Draft(manager, chart, last, state, Waiting.of(manager, chart, answers, now), now);
    }

    DigestLetter letter(Draft draft) {
        return writer.write(
                draft.manager(),
                draft.state(),
                draft.waiting(),
                draft.chart(),
                draft.last().map(DigestTable.Said::at),
                draft.now());
    }

    Message render(DigestLetter letter, Tongue tongue) {
        return template.render(letter.subject(), letter, tongue);
    }

    private static Set<Long> before(Optional<DigestTable.Said> last) {
        return last.map(DigestTable.Said::violations).orElse(Set.of());
    }

    /** A sample shows what a digest is; every other one leaves out what the people themselves were not told of yet. */
    private Function<Collection<Long>, Set<Long>> hidden(Notice notice) {
        return notice.key().startsWith(DigestSweep.SAMPLE) ? ids -> Set.of() : unheard::among;
    }

    @Override
    public void handedOver(Handle handle, Notice notice, Instant at) {
        DigestTable.sent(handle, notice.key(), at);
    }
}
