package dev.plumbline.digests;

import dev.plumbline.escalation.Answers;
import dev.plumbline.escalation.Unheard;
import dev.plumbline.notifications.Composition;
import dev.plumbline.notifications.MessageComposer;
import dev.plumbline.notifications.MessageTemplate;
import dev.plumbline.notifications.Notice;
import dev.plumbline.notifications.NoticeAudit;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
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
    private final MessageTemplate template = new MessageTemplate(DigestComposer.class, "digest");

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
        Person manager = known.get();
        Optional<DigestTable.Said> last = jdbi.withHandle(handle -> DigestTable.last(handle, KIND, manager.id()));
        Set<Long> before = last.map(DigestTable.Said::violations).orElse(Set.of());
        TeamState state = TeamState.of(manager, chart, violations, hidden(notice), before);
        Waiting waiting = Waiting.of(manager, chart, answers, now);
        if (state.ids().equals(before) && waiting.none()) {
            return new Composition.FallsAway(last.map(said -> {
                        LocalDate day = said.at().atZone(manager.zone()).toLocalDate();
                        return "nothing has changed since the digest of " + day;
                    })
                    .orElse("nothing is open in this team"));
        }
        jdbi.useTransaction(handle -> {
            DigestTable.said(handle, notice, state.ids(), List.of(), now);
            NoticeAudit.written(handle, notice, state.ids(), now);
        });
        DigestLetter letter = writer.write(manager, state, waiting, chart, last.map(DigestTable.Said::at), now);
        return new Composition.Ready(template.render(letter.subject(), letter).with(DigestCard.of(letter)));
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
