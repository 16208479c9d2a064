package dev.plumbline.web.fakes;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.RuleId;
import dev.plumbline.violations.HistoryEntry;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationFilter;
import dev.plumbline.violations.ViolationState;
import dev.plumbline.violations.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A ledger in memory. Tests fill it, break it, and put it back. */
@Alternative
@ApplicationScoped
public class FakeLedger implements Violations {

    private final List<Violation> all = new ArrayList<>(Gaps.believable());
    private boolean broken;

    public synchronized void reset() {
        all.clear();
        all.addAll(Gaps.believable());
        broken = false;
    }

    public synchronized void clear() {
        all.clear();
    }

    public synchronized void add(List<Violation> more) {
        all.addAll(more);
    }

    /** From now on every question fails, with a message that nobody outside may read. */
    public synchronized void breakDown() {
        broken = true;
    }

    synchronized void end(RecordId record) {
        all.replaceAll(violation -> violation.record().equals(record) ? Gaps.ended(violation) : violation);
    }

    @Override
    public synchronized List<Violation> list(ViolationFilter filter, Scope scope, Optional<Long> after, int limit) {
        return seen(scope).stream()
                .filter(v -> filter.rule().map(v.rule()::equals).orElse(true))
                .filter(v -> filter.record().map(v.record()::equals).orElse(true))
                .filter(v -> filter.accountable().isEmpty()
                        || v.accountable().map(filter.accountable()::contains).orElse(false))
                .filter(v -> filter.state().map(v.state()::equals).orElse(v.state() != ViolationState.ENDED))
                .filter(v -> after.map(id -> v.id() > id).orElse(true))
                .sorted(Comparator.comparing(Violation::id))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<Violation> find(long id, Scope scope) {
        return seen(scope).stream().filter(violation -> violation.id() == id).findFirst();
    }

    @Override
    public synchronized List<HistoryEntry> history(long id) {
        return all.stream()
                .filter(v -> v.id() == id)
                .findFirst()
                .map(Gaps::history)
                .orElse(List.of());
    }

    @Override
    public List<Violation> openOf(RecordId accountable) {
        return open(Scope.of(java.util.Set.of(accountable)));
    }

    @Override
    public synchronized List<RuleCount> byRule(Scope scope) {
        Map<RuleId, List<Violation>> groups = open(scope).stream().collect(Collectors.groupingBy(Violation::rule));
        return groups.entrySet().stream()
                .map(group -> new RuleCount(
                        group.getKey(),
                        group.getValue().size(),
                        records(group.getValue()),
                        amount(group.getValue()),
                        oldest(group.getValue()),
                        group.getValue().stream().filter(Violation::backlog).count()))
                .sorted(Comparator.comparingLong(RuleCount::open).reversed())
                .toList();
    }

    @Override
    public synchronized List<PersonCount> byPerson(Scope scope) {
        Map<RecordId, List<Violation>> groups = open(scope).stream()
                .filter(violation -> violation.accountable().isPresent())
                .collect(Collectors.groupingBy(
                        violation -> violation.accountable().orElseThrow()));
        return groups.entrySet().stream()
                .map(group -> new PersonCount(
                        group.getKey(),
                        group.getValue().size(),
                        records(group.getValue()),
                        amount(group.getValue()),
                        oldest(group.getValue())))
                .sorted(Comparator.comparingLong(PersonCount::open).reversed())
                .toList();
    }

    @Override
    public synchronized List<DayCount> byDay(Scope scope, LocalDate first, LocalDate last, ZoneId zone) {
        List<Violation> seen = seen(scope);
        return first.datesUntil(last.plusDays(1))
                .map(day -> {
                    Instant from = day.atStartOfDay(zone).toInstant();
                    Instant to = day.plusDays(1).atStartOfDay(zone).toInstant();
                    Function<Instant, Boolean> within = at -> !at.isBefore(from) && at.isBefore(to);
                    return new DayCount(
                            day,
                            seen.stream()
                                    .filter(v -> v.openedAt().isBefore(to)
                                            && v.endedAt()
                                                    .map(end -> !end.isBefore(to))
                                                    .orElse(true))
                                    .count(),
                            seen.stream()
                                    .filter(v -> within.apply(v.openedAt()))
                                    .count(),
                            seen.stream()
                                    .filter(v -> v.endedAt().map(within).orElse(false))
                                    .count());
                })
                .toList();
    }

    @Override
    public synchronized long openCount(Scope scope) {
        return open(scope).size();
    }

    @Override
    public synchronized Totals totals(Scope scope) {
        List<Violation> open = open(scope);
        return new Totals(open.size(), records(open), amount(open));
    }

    private List<Violation> open(Scope scope) {
        return seen(scope).stream()
                .filter(v -> v.state() != ViolationState.ENDED)
                .toList();
    }

    private List<Violation> seen(Scope scope) {
        if (broken) {
            throw new IllegalStateException("SELECT * FROM violation: connection to 10.0.0.7 refused");
        }
        return all.stream()
                .filter(v -> scope.everyone()
                        || v.accountable().map(scope.people()::contains).orElse(false))
                .toList();
    }

    private static long records(List<Violation> group) {
        return group.stream().map(Violation::record).distinct().count();
    }

    private static BigDecimal amount(List<Violation> group) {
        Map<RecordId, BigDecimal> each = group.stream()
                .collect(Collectors.toMap(
                        Violation::record, v -> v.amount().orElse(BigDecimal.ZERO), (one, same) -> one));
        return each.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Instant oldest(List<Violation> group) {
        return group.stream()
                .map(Violation::openedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
