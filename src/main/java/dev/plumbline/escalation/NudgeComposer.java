package dev.plumbline.escalation;

import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.Composition;
import dev.plumbline.notifications.MessageComposer;
import dev.plumbline.notifications.MessageTemplate;
import dev.plumbline.notifications.Notice;
import dev.plumbline.notifications.NoticeAudit;
import dev.plumbline.people.Directory;
import dev.plumbline.people.Person;
import dev.plumbline.speech.Phrasebook;
import dev.plumbline.speech.Tongue;
import dev.plumbline.violations.Recheck;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationState;
import dev.plumbline.violations.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Writes a rep's nudge, after reading the records in question once more. What was mended meanwhile is not mentioned. */
@ApplicationScoped
class NudgeComposer implements MessageComposer {

    private static final int RECHECKED = 200;
    private static final Duration UNTIL_NEXT_TRY = Duration.ofMinutes(10);

    private final Jdbi jdbi;
    private final Clock clock;
    private final Directory directory;
    private final Violations violations;
    private final Recheck recheck;
    private final NudgeWriter writer;
    private final ToldLog log;
    private final MessageTemplate template = new MessageTemplate(NudgeComposer.class, "nudge", NudgeWords.class);

    @Inject
    NudgeComposer(
            Jdbi jdbi,
            Clock clock,
            Directory directory,
            Violations violations,
            Recheck recheck,
            NudgeWriter writer,
            ToldLog log) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.directory = directory;
        this.violations = violations;
        this.recheck = recheck;
        this.writer = writer;
        this.log = log;
    }

    @Override
    public String kind() {
        return NudgeSweep.KIND;
    }

    @Override
    public Composition compose(Notice notice) {
        Instant now = clock.instant();
        Optional<Person> known = directory.chart().person(notice.recipient());
        if (known.isEmpty()) {
            return new Composition.FallsAway("the person it was for is not known any more");
        }
        Person rep = known.get();
        if (!notice.payload().contains(now.atZone(rep.zone()).toLocalDate().toString())) {
            return new Composition.FallsAway(
                    "its day passed before it could be sent; the next working morning's nudge says it");
        }
        Set<RecordId> records = records(open(rep));
        if (!records.isEmpty() && !recheck.recheck(records)) {
            return new Composition.Later(
                    now.plus(UNTIL_NEXT_TRY), "Salesforce cannot be read, so that it might not be true any more");
        }
        List<Violation> open = open(rep);
        if (open.isEmpty()) {
            return new Composition.FallsAway("everything was fixed before it was sent");
        }
        if (open.stream().noneMatch(violation -> records.contains(violation.record()))) {
            return new Composition.Later(
                    now.plusSeconds(60), "what is open now was found while it was written; to be read again first");
        }
        List<Long> ids = open.stream().map(Violation::id).toList();
        jdbi.useTransaction(handle -> {
            TellingTable.said(handle, notice.key(), ids, now);
            NoticeAudit.written(handle, notice, ids, now);
        });
        NudgeLetter letter = writer.write(rep, open, records, directory.chart(), now);
        Tongue tongue = rep.tongue();
        return new Composition.Ready(template.render(letter.subject(), letter, tongue)
                .with(NudgeCard.of(letter, Phrasebook.of(NudgeWords.class, tongue)))
                .inThread(thread(ids, rep)));
    }

    /** What is about one gap alone threads with everything about it; the rest threads by person. */
    private static String thread(List<Long> ids, Person rep) {
        return ids.size() == 1 ? "violation|" + ids.get(0) : "gaps|" + rep.id();
    }

    @Override
    public boolean stillHolds(Handle handle, Notice notice) {
        return TellingTable.stillHolds(handle, notice.key());
    }

    @Override
    public void handedOver(Handle handle, Notice notice, Instant at) {
        List<Long> said = TellingTable.told(handle, notice.key(), notice.recipient(), false, at);
        log.told(handle, said, notice.recipient(), at);
    }

    /** The address turned out to be nobody's: what the notice said is owed again. */
    @Override
    public void cameBack(Handle handle, Notice notice, Instant at, String because) {
        TellingTable.untold(handle, notice.key(), because, at);
    }

    /** What has come due for them on some ladder; what is backlog, in dispute or not explained yet has not. Most valuable first. */
    private List<Violation> open(Person rep) {
        List<Long> climbing = jdbi.withHandle(handle -> TellingTable.forMender(handle, rep.id()));
        return violations.all(climbing).stream()
                .filter(violation -> violation.state() == ViolationState.OPEN && !violation.silent())
                .sorted(Comparator.comparing(
                                (Violation violation) -> violation.amount().orElse(BigDecimal.ZERO))
                        .reversed()
                        .thenComparing(Violation::openedAt)
                        .thenComparing(Violation::id))
                .toList();
    }

    private static Set<RecordId> records(List<Violation> open) {
        Set<RecordId> records = new LinkedHashSet<>();
        for (Violation violation : open) {
            if (records.size() == RECHECKED) {
                return records;
            }
            records.add(violation.record());
        }
        return records;
    }
}
