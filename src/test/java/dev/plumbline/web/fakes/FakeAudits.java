package dev.plumbline.web.fakes;

import dev.plumbline.audit.Actor;
import dev.plumbline.audit.AuditEntry;
import dev.plumbline.audit.Audits;
import dev.plumbline.audit.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Gap 1 with sixty steps, of which the second is a message. */
@Alternative
@ApplicationScoped
public class FakeAudits implements Audits {

    public static final String NOTICE = "nudge|005000000000001AAA|2026-03-02";

    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

    @Override
    public List<Audited> of(long violation, Optional<Long> after, int limit) {
        return violation != 1
                ? List.of()
                : LongStream.rangeClosed(1, 60)
                        .filter(id -> id > after.orElse(0L))
                        .limit(limit)
                        .mapToObj(FakeAudits::audited)
                        .toList();
    }

    @Override
    public List<Audited> of(String notice, Optional<Long> after, int limit) {
        return notice.equals(NOTICE) ? List.of(audited(1), audited(2)) : List.of();
    }

    private static Audited audited(long id) {
        AuditEntry entry = id == 2
                ? AuditEntry.of(
                        AT,
                        new Actor.System("outbox"),
                        "notice-delivered",
                        Subject.notice(NOTICE, List.of(1L)),
                        "It was handed over for Ann.",
                        Map.of("address", "ann@company.test"))
                : new AuditEntry(
                        AT,
                        new Actor.Rule("next-step", "Next <b>step</b>"),
                        "violation-opened",
                        Subject.violation(1, Company.ANN),
                        "needs a next step",
                        Map.of("NextStep", "", "[as of]", "2026-03-02T08:00:00Z"),
                        "next-step",
                        "v7");
        return new Audited(id, entry, id == 60 ? Optional.empty() : Optional.of(id));
    }
}
