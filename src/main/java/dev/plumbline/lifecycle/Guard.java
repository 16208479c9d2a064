package dev.plumbline.lifecycle;

import dev.plumbline.audit.Actor;
import dev.plumbline.audit.AuditEntry;
import dev.plumbline.audit.AuditLog;
import dev.plumbline.audit.Subject;
import dev.plumbline.escalation.Escalations;
import dev.plumbline.people.Directory;
import dev.plumbline.people.Person;
import dev.plumbline.rules.MutedRules;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.RuleState;
import dev.plumbline.speech.Saying;
import dev.plumbline.violations.FirstCheck;
import dev.plumbline.violations.RuleCounts;
import dev.plumbline.violations.ViolationLedger;
import io.quarkus.arc.All;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Keeps the edit of a rule from flooding people. What is new about a live rule opens in silence during its first complete check; at the end
 * it is counted, and the rule either speaks or is held until somebody else has looked.
 */
@ApplicationScoped
@Priority(100) // before the ladders learn that the check is over
public class Guard implements FirstCheck {

    private static final Logger LOG = Logger.getLogger(Guard.class);
    private static final Actor ACTOR = new Actor.System("guard");
    private static final RuleCounts.Unheard NONE = new RuleCounts.Unheard(0, 0);
    private static final int LONGEST_REASON = 1000;

    private final Supplier<RuleBook> rules;
    private final GuardedRules guarded;
    private final List<MutedRules> muted;
    private final ViolationLedger ledger;
    private final Escalations escalations;
    private final Directory directory;
    private final GuardConfig config;
    private final Jdbi jdbi;
    private final Clock clock;

    @Inject
    Guard(
            Supplier<RuleBook> rules,
            GuardedRules guarded,
            @All List<MutedRules> muted,
            ViolationLedger ledger,
            Escalations escalations,
            Directory directory,
            GuardConfig config,
            Jdbi jdbi,
            Clock clock) {
        this.rules = rules;
        this.guarded = guarded;
        this.muted = muted;
        this.ledger = ledger;
        this.escalations = escalations;
        this.directory = directory;
        this.config = config;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Every record has been held against the edition: now it is known whom it would tell. */
    @Override
    public void firstCheckCompleted(Handle handle) {
        RuleBook book = rules.get();
        List<Rule> live =
                book.rules().stream().filter(r -> r.state() == RuleState.LIVE).toList();
        Set<RuleId> known = live.stream().map(Rule::id).collect(Collectors.toCollection(HashSet::new));
        book.refused().forEach(r -> known.add(new RuleId(r.name())));
        GuardTable.keepOnly(handle, known);
        Map<RuleId, List<String>> released = GuardTable.released(handle);
        List<Rule> undecided = live.stream()
                .filter(r -> !released.getOrDefault(r.id(), List.of()).contains(GuardTable.guarded(r)))
                .toList();
        decide(handle, undecided);
        guarded.forget();
        audible(handle, live, Optional.empty());
    }

    /** The smallest pass first, so that one flood does not hold what is harmless. */
    private void decide(Handle handle, List<Rule> undecided) {
        Map<RuleId, RuleCounts.Unheard> counts =
                RuleCounts.unheard(handle, undecided.stream().map(Rule::id).toList());
        List<Rule> bySize = new ArrayList<>(undecided);
        bySize.sort(Comparator.comparingLong(
                        (Rule r) -> counts.getOrDefault(r.id(), NONE).violations())
                .thenComparing(Rule::id));
        long allowed = allowed();
        long sum = 0;
        for (Rule rule : bySize) {
            RuleCounts.Unheard count = counts.getOrDefault(rule.id(), NONE);
            sum += count.violations();
            boolean held = count.violations() > 0 && sum > allowed;
            boolean news = held && GuardTable.hold(handle, rule).isEmpty();
            GuardTable.decide(handle, rule, held, count, allowed, clock.instant());
            if (news) {
                held(handle, rule, count, allowed);
            }
        }
    }

    private void held(Handle handle, Rule rule, RuleCounts.Unheard count, long allowed) {
        String text = "Held until approved: it would cause %d notices to %d people, and %d may pass."
                .formatted(count.violations(), count.people(), allowed);
        LOG.warnf("rule=%s %s", rule.id(), text);
        audit(
                handle,
                ACTOR,
                "rule-held",
                rule,
                text,
                Map.of("notices", "" + count.violations(), "allowed", "" + allowed));
    }

    /** How many notices an edition may cause. */
    public long allowed() {
        long active = directory.chart().people().stream().filter(Person::active).count();
        return Math.max(config.mostNotices(), (long) Math.ceil(config.shareOfPeople() * active));
    }

    /** Lets people hear of whatever released rules found in silence, for instance in another process that did not know yet. */
    public void catchUp() {
        jdbi.useTransaction(handle -> audible(
                handle,
                rules.get().rules().stream()
                        .filter(r -> r.state() == RuleState.LIVE)
                        .toList(),
                Optional.empty()));
    }

    public Optional<Hold> hold(Handle handle, Rule rule) {
        return rule.state() == RuleState.LIVE ? GuardTable.hold(handle, rule) : Optional.empty();
    }

    Set<RuleId> held(Handle handle) {
        Map<RuleId, List<String>> held = GuardTable.guarded(handle, "held");
        return rules.get().rules().stream()
                .filter(r -> r.state() == RuleState.LIVE)
                .filter(r -> held.getOrDefault(r.id(), List.of()).contains(GuardTable.guarded(r)))
                .map(Rule::id)
                .collect(Collectors.toSet());
    }

    /** Takes one admin's approval in. Joins the caller's transaction. */
    public Approval approve(Handle handle, RuleId id, Approver who, String reason) {
        String why = Columns.clean(reason).strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            return new Approval.Refused(Saying.of(LifeWords.class, say -> say.approveWhy(LONGEST_REASON)));
        }
        Rule rule = rules.get().rule(id).orElse(null);
        if (rule != null) {
            GuardTable.lock(handle, rule);
        }
        Optional<Hold> hold = rule == null ? Optional.empty() : hold(handle, rule);
        if (rule == null || hold.isEmpty()) {
            return new Approval.NotHeld();
        }
        if (!rule.author().isEmpty() && who.is(rule.author())) {
            return new Approval.Refused(Saying.of(LifeWords.class, LifeWords::approveOwn));
        }
        int approvals = GuardTable.approve(handle, rule, who, why, clock.instant());
        boolean enough = !rule.author().isEmpty() || approvals > 1;
        audit(
                handle,
                new Actor.Person(who.login(), who.name()),
                "rule-approved",
                rule,
                why,
                Map.of("enough", "" + enough));
        if (!enough) {
            return new Approval.SecondNeeded();
        }
        Hold now = hold.get();
        GuardTable.decide(
                handle,
                rule,
                false,
                new RuleCounts.Unheard(now.notices(), now.people()),
                now.allowed(),
                clock.instant());
        guarded.forget();
        return new Approval.Released(audible(handle, List.of(rule), Optional.of(who.name())));
    }

    /** @return how many became audible */
    private long audible(Handle handle, List<Rule> live, Optional<String> approver) {
        Map<RuleId, List<String>> released = GuardTable.released(handle);
        // Before its day a rule is silent wherever that day has not begun; the turn of the day makes it heard there.
        LocalDate everywhere = LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(-12));
        Set<RuleId> heard = live.stream()
                .filter(r -> released.getOrDefault(r.id(), List.of()).contains(GuardTable.guarded(r)))
                .filter(r -> r.from() == null || !everywhere.isBefore(r.from()))
                .map(Rule::id)
                .filter(this::alone)
                .collect(Collectors.toSet());
        long[] count = {0};
        if (!heard.isEmpty()) {
            ledger.audible(handle, heard, approver, events -> {
                count[0] += events.size();
                escalations.on(handle, events);
            });
        }
        return count[0];
    }

    /** Whether nobody but the guard mutes it. */
    private boolean alone(RuleId id) {
        return muted.stream().filter(m -> !m.onlyNew()).noneMatch(m -> m.reasons()
                .containsKey(id));
    }

    private void audit(Handle handle, Actor who, String what, Rule rule, String text, Map<String, String> facts) {
        Instant now = clock.instant();
        AuditLog.append(
                handle,
                new AuditEntry(
                        now, who, what, Subject.SERVICE, text, facts, rule.id().value(), rule.version()));
    }
}
