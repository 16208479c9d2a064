package dev.plumbline.digests;

import dev.plumbline.notifications.Composition;
import dev.plumbline.notifications.MessageComposer;
import dev.plumbline.notifications.MessageTemplate;
import dev.plumbline.notifications.Notice;
import dev.plumbline.notifications.NoticeAudit;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.speech.Tongue;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Writes the digest of one's own gaps from the ledger as it is when the digest leaves. Says nothing when there is nothing. */
@ApplicationScoped
class OwnDigestComposer implements MessageComposer {

    static final String KIND = "rep-digest";

    private final Jdbi jdbi;
    private final Clock clock;
    private final Directory directory;
    private final Violations violations;
    private final OwnDigestWriter writer;
    private final MessageTemplate template =
            new MessageTemplate(OwnDigestComposer.class, "own-digest", OwnDigestWords.class);

    @Inject
    OwnDigestComposer(Jdbi jdbi, Clock clock, Directory directory, Violations violations, OwnDigestWriter writer) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.directory = directory;
        this.violations = violations;
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
            return new Composition.FallsAway("the person it was for is not known any more");
        }
        Person reader = known.get();
        OwnState state = OwnState.of(
                reader.id(),
                now.minus(OwnDigestSweep.THANKS),
                violations,
                ids -> jdbi.withHandle(handle -> DigestTable.thanked(handle, ids)));
        if (state.nothing()) {
            return new Composition.FallsAway("nothing is open and nothing was closed since");
        }
        Optional<Instant> last = jdbi.withHandle(handle -> DigestTable.last(handle, KIND, reader.id()))
                .map(DigestTable.Said::at);
        List<Long> mended = state.mended().stream().map(Violation::id).toList();
        List<Long> about = new ArrayList<>(state.ids());
        about.addAll(mended);
        jdbi.useTransaction(handle -> {
            DigestTable.said(handle, notice, state.ids(), mended, now);
            NoticeAudit.written(handle, notice, about, now);
        });
        OwnDigestLetter letter = writer.write(reader, chart.leaderOf(reader.id()), state, last, now);
        Tongue tongue = reader.tongue();
        return new Composition.Ready(
                template.render(letter.subject(), letter, tongue).with(OwnDigestCard.of(letter, tongue)));
    }

    @Override
    public void handedOver(Handle handle, Notice notice, Instant at) {
        DigestTable.sent(handle, notice.key(), at);
    }
}
