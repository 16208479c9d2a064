package dev.plumbline.pipeline;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Holds the past against transition rules that have not judged it yet: on a rule's first day as far back as moves matter, later what was
 * loaded without being judged. Cut off at any point, it begins again; no move is held against a record twice.
 */
final class CatchUp {

    private static final Logger LOG = Logger.getLogger(CatchUp.class);

    private final Jdbi jdbi;
    private final Mirror mirror;
    private final Histories histories;
    private final Enforcer enforcer;
    private final Clock clock;

    CatchUp(Jdbi jdbi, Mirror mirror, Histories histories, Enforcer enforcer, Clock clock) {
        this.jdbi = jdbi;
        this.mirror = mirror;
        this.histories = histories;
        this.enforcer = enforcer;
        this.clock = clock;
    }

    /** @return why rules cannot tell of the past, or of some moves, by rule */
    Map<RuleId, String> run(RuleBook book) {
        look(book);
        return jdbi.withHandle(HistoryTables::because);
    }

    private void look(RuleBook book) {
        List<Rule> rules = HistoryDemand.rules(book);
        if (rules.isEmpty()) {
            return;
        }
        Optional<String> blind = jdbi.inTransaction(histories::blindness);
        if (blind.isPresent()) {
            jdbi.useTransaction(handle -> rules.forEach(r -> cannotTell(handle, r, blind.get())));
            return;
        }
        Optional<Instant> until = jdbi.inTransaction(handle -> histories.knownUntil(handle, null));
        until.ifPresent(known -> upTo(book, rules, known));
    }

    private static void cannotTell(Handle handle, Rule rule, String why) {
        if (HistoryTables.blind(handle, rule.id(), why)) {
            LOG.warnf("rule=%s cannot tell how deals moved before they were watched: %s", rule.id(), why);
        }
    }

    private void upTo(RuleBook book, List<Rule> rules, Instant until) {
        Map<RuleId, HistoryTables.Judged> judged = jdbi.withHandle(HistoryTables::judged);
        Instant earliest = clock.instant().minus(Histories.REACH);
        Map<RuleId, Instant> from = new HashMap<>();
        Set<RuleId> firstDay = new HashSet<>();
        for (Rule rule : rules) {
            HistoryTables.Judged last = judged.get(rule.id());
            if (last == null) {
                firstDay.add(rule.id());
                from.put(rule.id(), earliest);
            } else if (last.gap() || last.until().isBefore(until)) {
                from.put(rule.id(), last.until());
            }
        }
        if (from.isEmpty()) {
            return;
        }
        Optional<Hindsight> hindsight = jdbi.inTransaction(handle -> histories.hindsight(handle, book));
        hindsight.ifPresent(h -> {
            walk(h, from, until, firstDay);
            jdbi.useTransaction(handle -> from.forEach((rule, since) -> {
                HistoryTables.judged(handle, rule, since, until, h.tally(rule));
                LOG.infof(
                        "rule=%s judged the history since %s: %d moves, of which %d cannot be told",
                        rule, since, h.tally(rule).moves(), h.tally(rule).unknown());
            }));
        });
    }

    private void walk(Hindsight hindsight, Map<RuleId, Instant> rules, Instant until, Set<RuleId> firstDay) {
        Instant since = Collections.min(rules.values());
        List<RecordId> page = enforcer.page(HistoryDemand.DEAL, Optional.empty(), Histories.PAGE);
        while (!page.isEmpty()) {
            List<RecordId> ids = page;
            jdbi.useTransaction(handle -> {
                Map<RecordId, Instant> deals = savedSince(handle, ids, since);
                if (!deals.isEmpty()) {
                    enforcer.tell(handle, histories.judge(handle, hindsight, deals, rules, until, firstDay));
                }
            });
            page = enforcer.page(HistoryDemand.DEAL, Optional.of(ids.get(ids.size() - 1)), Histories.PAGE);
        }
    }

    /** A deal that was not saved since has not moved since. */
    private Map<RecordId, Instant> savedSince(Handle handle, List<RecordId> page, Instant since) {
        Map<RecordId, Instant> deals = new HashMap<>();
        mirror.read(handle, HistoryDemand.DEAL, page, List.of("SystemModstamp")).forEach((id, read) -> {
            if (!(read[0] instanceof FieldValue.Moment m) || !m.value().isBefore(since)) {
                deals.put(id, since);
            }
        });
        return deals;
    }
}
