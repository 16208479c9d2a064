package dev.plumbline.escalation;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.Severity;
import dev.plumbline.violations.EndReason;
import dev.plumbline.violations.HistoryEntry;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationEvent;
import dev.plumbline.violations.ViolationFilter;
import dev.plumbline.violations.ViolationState;
import dev.plumbline.violations.Violations;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A ledger in memory that a test writes. */
public final class TestLedger implements Violations {

    private final Clock clock;
    private final Map<Long, Violation> rows = new TreeMap<>();
    private final Set<Long> told = new java.util.HashSet<>();
    private long last;

    public TestLedger(Clock clock) {
        this.clock = clock;
    }

    /** Begins to describe a violation that opens now. */
    public Opening open(String rule, RecordId record, String name, RecordId accountable) {
        return new Opening(rule, record, name, Optional.of(accountable));
    }

    public Opening openOfNobody(String rule, RecordId record, String name) {
        return new Opening(rule, record, name, Optional.empty());
    }

    public ViolationEvent fix(long id) {
        return new ViolationEvent.Ended(end(id, EndReason.FIXED));
    }

    public Violation end(long id, EndReason reason) {
        Violation v = get(id);
        return put(copy(
                v,
                v.accountable(),
                ViolationState.ENDED,
                Optional.of(reason),
                Optional.of(clock.instant()),
                v.silent()));
    }

    public ViolationEvent give(long id, RecordId newOwner) {
        Violation v = get(id);
        Violation now = put(copy(v, Optional.of(newOwner), v.state(), v.end(), v.endedAt(), v.silent()));
        return new ViolationEvent.Changed(now, v);
    }

    public ViolationEvent become(long id, ViolationState state) {
        Violation v = get(id);
        Violation now = put(copy(v, v.accountable(), state, v.end(), v.endedAt(), v.silent()));
        return new ViolationEvent.Changed(now, v);
    }

    public ViolationEvent goLive(long id) {
        Violation v = get(id);
        Violation now = put(copy(v, v.accountable(), v.state(), v.end(), v.endedAt(), false));
        return new ViolationEvent.Changed(now, v);
    }

    private static Violation copy(
            Violation v,
            Optional<RecordId> accountable,
            ViolationState state,
            Optional<EndReason> end,
            Optional<Instant> endedAt,
            boolean silent) {
        return new Violation(
                v.id(),
                v.rule(),
                v.ruleVersion(),
                v.ruleTitle(),
                v.severity(),
                v.record(),
                v.object(),
                v.recordName(),
                accountable,
                v.missing(),
                v.message(),
                v.evidence(),
                v.amount(),
                state,
                end,
                v.openedAt(),
                endedAt,
                v.seenAt(),
                v.asOf(),
                v.generation(),
                v.backlog(),
                silent);
    }

    public Violation get(long id) {
        return Optional.ofNullable(rows.get(id)).orElseThrow();
    }

    private Violation put(Violation violation) {
        rows.put(violation.id(), violation);
        return violation;
    }

    @Override
    public List<Violation> list(ViolationFilter filter, Scope scope, Optional<Long> after, int limit) {
        return rows.values().stream()
                .filter(v -> filter.state().isPresent()
                        ? v.state() == filter.state().get()
                        : v.state() != ViolationState.ENDED)
                .filter(v -> scope.everyone()
                        || v.accountable().filter(scope.people()::contains).isPresent())
                .filter(v -> filter.accountable().isEmpty()
                        || v.accountable()
                                .filter(filter.accountable()::contains)
                                .isPresent())
                .filter(v -> after.isEmpty() || v.id() > after.get())
                .limit(Math.min(limit, 200))
                .toList();
    }

    @Override
    public Optional<Violation> find(long id, Scope scope) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public List<HistoryEntry> history(long id) {
        return told.contains(id)
                ? List.of(new HistoryEntry(clock.instant(), "told", "Somebody was told.", List.of(), "v1", Map.of()))
                : List.of();
    }

    /** Its history says from now on that somebody was told of it. */
    public void told(long id) {
        told.add(id);
    }

    public Violation hold(long id, ViolationState state) {
        Violation v = get(id);
        return put(new Violation(
                v.id(),
                v.rule(),
                v.ruleVersion(),
                v.ruleTitle(),
                v.severity(),
                v.record(),
                v.object(),
                v.recordName(),
                v.accountable(),
                v.missing(),
                v.message(),
                v.evidence(),
                v.amount(),
                state,
                v.end(),
                v.openedAt(),
                v.endedAt(),
                v.seenAt(),
                v.asOf(),
                v.generation(),
                v.backlog(),
                v.silent()));
    }

    @Override
    public Set<RecordId> fixers(Instant since) {
        return rows.values().stream()
                .filter(v -> v.end().equals(Optional.of(EndReason.FIXED)))
                .flatMap(v -> v.accountable().stream())
                .collect(Collectors.toSet());
    }

    @Override
    public List<Violation> openOf(RecordId accountable) {
        return rows.values().stream()
                .filter(v -> v.state() == ViolationState.OPEN && !v.silent())
                .filter(v -> v.accountable().equals(Optional.of(accountable)))
                .sorted(Comparator.comparing((Violation v) -> v.amount().orElse(BigDecimal.ZERO))
                        .reversed())
                .toList();
    }

    @Override
    public List<RuleCount> byRule(Scope scope) {
        return List.of();
    }

    @Override
    public List<PersonCount> byPerson(Scope scope) {
        return rows.values().stream()
                .filter(v -> v.state() == ViolationState.OPEN
                        && !v.silent()
                        && v.accountable().isPresent())
                .filter(v -> scope.everyone()
                        || scope.people().contains(v.accountable().get()))
                .collect(Collectors.groupingBy(v -> v.accountable().orElseThrow()))
                .entrySet()
                .stream()
                .map(e -> new PersonCount(
                        e.getKey(),
                        e.getValue().size(),
                        e.getValue().size(),
                        BigDecimal.ZERO,
                        e.getValue().get(0).openedAt()))
                .sorted(Comparator.comparing(PersonCount::open).reversed())
                .toList();
    }

    @Override
    public List<DayCount> byDay(Scope scope, LocalDate first, LocalDate last, ZoneId zone) {
        return List.of();
    }

    @Override
    public long openCount(Scope scope) {
        return byPerson(scope).stream().mapToLong(PersonCount::open).sum();
    }

    public Collection<Violation> all() {
        return Set.copyOf(rows.values());
    }

    /** A violation in the making. */
    public final class Opening {
        private final String rule;
        private final RecordId record;
        private final String name;
        private final Optional<RecordId> accountable;
        private String object = "Opportunity";
        private Severity severity = Severity.REQUIRED;
        private List<String> missing = List.of();
        private String message = "";
        private Optional<BigDecimal> amount = Optional.empty();
        private Instant since = clock.instant();
        private boolean backlog;
        private boolean silent;
        private int generation = 1;

        private Opening(String rule, RecordId record, String name, Optional<RecordId> accountable) {
            this.rule = rule;
            this.record = record;
            this.name = name;
            this.accountable = accountable;
        }

        public Opening object(String value) {
            object = value;
            return this;
        }

        public Opening severity(Severity value) {
            severity = value;
            return this;
        }

        public Opening missing(String... fields) {
            missing = List.of(fields);
            return this;
        }

        public Opening message(String value) {
            message = value;
            return this;
        }

        public Opening amount(long value) {
            amount = Optional.of(BigDecimal.valueOf(value));
            return this;
        }

        public Opening since(String instant) {
            since = Instant.parse(instant);
            return this;
        }

        public Opening backlog() {
            backlog = true;
            return this;
        }

        public Opening generation(int value) {
            generation = value;
            return this;
        }

        public Opening silent() {
            silent = true;
            return this;
        }

        public ViolationEvent event() {
            last++;
            return new ViolationEvent.Opened(put(new Violation(
                    last,
                    new RuleId(rule),
                    "v1",
                    rule.replace('-', ' '),
                    severity,
                    record,
                    object,
                    name,
                    accountable,
                    missing,
                    message,
                    Map.of(),
                    amount,
                    ViolationState.OPEN,
                    Optional.empty(),
                    since,
                    Optional.empty(),
                    clock.instant(),
                    clock.instant(),
                    generation,
                    backlog,
                    silent)));
        }
    }

    @Override
    public Totals totals(Scope scope) {
        throw new UnsupportedOperationException("messages count for themselves");
    }
}
