package dev.plumbline.escalation;

import dev.plumbline.Failpoint;
import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.Composition;
import dev.plumbline.notifications.MessageComposer;
import dev.plumbline.notifications.MessageTemplate;
import dev.plumbline.notifications.Notice;
import dev.plumbline.notifications.NoticeAudit;
import dev.plumbline.people.Directory;
import dev.plumbline.people.Person;
import dev.plumbline.people.calendar.BusinessSpan;
import dev.plumbline.people.calendar.WorkClocks;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.speech.Phrasebook;
import dev.plumbline.speech.Tongue;
import dev.plumbline.violations.Recheck;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationState;
import dev.plumbline.violations.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Writes what a leader is told, after reading every record in question once more. What was mended meanwhile falls away, and so does what
 * whoever answers for it was not told of themselves.
 */
@ApplicationScoped
class EscalationComposer implements MessageComposer {

    /** Read again before one message; what is beyond follows in the next. */
    private static final int MOST = 1_000;

    private static final Duration UNTIL_NEXT_TRY = Duration.ofMinutes(10);

    private final Jdbi jdbi;
    private final Clock clock;
    private final Directory directory;
    private final Violations violations;
    private final Recheck recheck;
    private final EscalationWriter writer;
    private final Ladders ladders;
    private final Supplier<RuleBook> rules;
    private final WorkClocks clocks;
    private final ToldLog log;
    private final MessageTemplate template =
            new MessageTemplate(EscalationComposer.class, "escalation", EscalationWords.class);

    @Inject
    EscalationComposer(
            Jdbi jdbi,
            Clock clock,
            Directory directory,
            Violations violations,
            Recheck recheck,
            EscalationWriter writer,
            Ladders ladders,
            Supplier<RuleBook> rules,
            WorkClocks clocks,
            ToldLog log) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.directory = directory;
        this.violations = violations;
        this.recheck = recheck;
        this.writer = writer;
        this.ladders = ladders;
        this.rules = rules;
        this.clocks = clocks;
        this.log = log;
    }

    @Override
    public String kind() {
        return EscalationSweep.KIND;
    }

    @Override
    public Composition compose(Notice notice) {
        Instant now = clock.instant();
        Optional<Person> known = directory.chart().person(notice.recipient());
        if (known.isEmpty()) {
            return new Composition.FallsAway("the person it was for is not known any more");
        }
        Person leader = known.get();
        if (!notice.payload().contains(now.atZone(leader.zone()).toLocalDate().toString())) {
            return new Composition.FallsAway(
                    "its day passed before it could be sent; the next working morning's escalation says it");
        }
        Set<RecordId> records =
                open(leader).stream().limit(MOST).map(Violation::record).collect(Collectors.toSet());
        if (!records.isEmpty() && !recheck.recheck(records)) {
            return new Composition.Later(
                    now.plus(UNTIL_NEXT_TRY), "Salesforce cannot be read, so that it might not be true any more");
        }
        List<Violation> open = open(leader).stream()
                .filter(violation -> records.contains(violation.record()))
                .limit(MOST)
                .toList();
        if (open.isEmpty()) {
            return new Composition.FallsAway("everything was fixed before it was sent");
        }
        return ready(notice, leader, open, now);
    }

    private Composition ready(Notice notice, Person leader, List<Violation> open, Instant now) {
        List<Long> ids = open.stream().map(Violation::id).toList();
        EscalationLetter letter = jdbi.inTransaction(handle -> {
            TellingTable.said(handle, notice.key(), ids, now);
            NoticeAudit.written(handle, notice, ids, now);
            int waiting = AnswerTable.owedBy(handle, List.of(leader.id())).size();
            return writer.write(
                    leader,
                    open,
                    TellingTable.ownNotices(handle, ids),
                    waiting,
                    answerBy(leader, open, now),
                    directory.chart(),
                    now);
        });
        Tongue tongue = leader.tongue();
        return new Composition.Ready(template.render(letter.subject(), letter, tongue)
                .with(EscalationCard.of(letter, Phrasebook.of(EscalationWords.class, tongue)))
                .inThread(ids.size() == 1 ? "violation|" + ids.get(0) : "answers|" + leader.id()));
    }

    @Override
    public boolean stillHolds(Handle handle, Notice notice) {
        return TellingTable.stillHolds(handle, notice.key());
    }

    @Override
    public void handedOver(Handle handle, Notice notice, Instant at) {
        List<Long> said = TellingTable.told(handle, notice.key(), notice.recipient(), true, at);
        Optional<Person> leader = directory.chart().person(notice.recipient());
        Instant by =
                leader.map(person -> answerBy(person, violations.all(said), at)).orElse(at);
        AnswerTable.owe(handle, notice.key(), notice.recipient(), at, by);
        Failpoint.at("escalation.told");
        log.told(handle, said, notice.recipient(), at);
    }

    /** The address turned out to be nobody's: what the notice said is owed again, and no answer is. */
    @Override
    public void cameBack(Handle handle, Notice notice, Instant at, String because) {
        AnswerTable.withdraw(handle, notice.key());
        TellingTable.untold(handle, notice.key(), because, at);
    }

    /** One date for one message: the latest of its ladders', so that nobody is late for what the message did not say. */
    private Instant answerBy(Person leader, List<Violation> about, Instant now) {
        LadderBook book = ladders.current();
        Instant start = clocks.present(leader).nextWorking(now);
        return about.stream()
                .map(violation -> book.ladder(Foresight.ladderOf(violation.rule(), rules.get()))
                        .answer())
                .distinct()
                .map(span -> clocks.present(leader).plus(start, span))
                .max(Instant::compareTo)
                .orElseGet(() -> clocks.present(leader).plus(start, BusinessSpan.days(2)));
    }

    private List<Violation> open(Person leader) {
        List<Long> owed = jdbi.withHandle(handle -> TellingTable.forLeader(handle, leader.id()));
        return violations.all(owed).stream()
                .filter(violation -> violation.state() == ViolationState.OPEN && !violation.silent())
                .toList();
    }
}
