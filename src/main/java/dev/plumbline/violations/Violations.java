package dev.plumbline.violations;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.RuleId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads the ledger. Pilot violations ({@link Violation#silent}) are listed and marked, but left out of the counts below. */
public interface Violations {

    /** What one call of {@link #list} gives at most. */
    int LONGEST_PAGE = 200;

    /**
     * Oldest first.
     *
     * @param after id of the last one of the page before
     * @param limit at most 200
     */
    List<Violation> list(ViolationFilter filter, Scope scope, Optional<Long> after, int limit);

    /**
     * Page after page, oldest first.
     *
     * @param which of them are kept
     * @param most  no further page is read once so many are kept
     */
    default List<Violation> pages(ViolationFilter filter, Scope scope, Predicate<Violation> which, int most) {
        List<Violation> all = new ArrayList<>();
        List<Violation> page = list(filter, scope, Optional.empty(), LONGEST_PAGE);
        while (!page.isEmpty() && all.size() < most) {
            page.stream().filter(which).forEach(all::add);
            Optional<Long> last = Optional.of(page.get(page.size() - 1).id());
            page = page.size() < LONGEST_PAGE ? List.of() : list(filter, scope, last, LONGEST_PAGE);
        }
        return all;
    }

    /** Empty when there is none, or the scope does not allow it: the two look alike from outside. */
    Optional<Violation> find(long id, Scope scope);

    /** Those of these numbers that there are, in any state, whoever they are about: for rooms that know already who may read of them. */
    default List<Violation> all(Collection<Long> ids) {
        return ids.stream()
                .sorted()
                .flatMap(id -> find(id, Scope.EVERYONE).stream())
                .toList();
    }

    /** Everything that was seen and said about it, oldest first. */
    List<HistoryEntry> history(long id);

    /** Open violations of one person or queue that may be talked about (not silent), most valuable and oldest first. */
    List<Violation> openOf(RecordId accountable);

    /** Ended since then by being mended, of one person, oldest first; at most 200, never silent ones. */
    default List<Violation> fixedOf(RecordId accountable, Instant since) {
        return list(
                        ViolationFilter.OPEN.in(ViolationState.ENDED).of(Set.of(accountable)),
                        Scope.EVERYONE,
                        Optional.empty(),
                        200)
                .stream()
                .filter(v -> v.end().equals(Optional.of(EndReason.FIXED)) && !v.silent())
                .filter(v -> v.endedAt().filter(at -> !at.isBefore(since)).isPresent())
                .toList();
    }

    /** Who answered for what was mended since then. */
    default Set<RecordId> fixers(Instant since) {
        return Set.of();
    }

    /** Open ones by rule, most first. */
    List<RuleCount> byRule(Scope scope);

    /** Open ones by accountable, most first. */
    List<PersonCount> byPerson(Scope scope);

    /** Open ones by accountable and age, most first. */
    default List<Ages> byAge(Scope scope, Instant now) {
        return pages(
                        ViolationFilter.OPEN,
                        scope,
                        v -> !v.silent() && v.accountable().isPresent(),
                        Integer.MAX_VALUE)
                .stream()
                .collect(Collectors.groupingBy(v -> v.accountable().orElseThrow()))
                .entrySet()
                .stream()
                .map(each -> Ages.of(each.getKey(), each.getValue(), now))
                .sorted(Comparator.comparingLong(Ages::open).reversed().thenComparing(Ages::accountable))
                .toList();
    }

    /** How many were open at each of these moments, by accountable; who never had any is missing. */
    default Map<RecordId, List<Long>> openAt(Scope scope, List<Instant> moments) {
        List<Violation> all = new ArrayList<>(pages(ViolationFilter.OPEN, scope, v -> !v.silent(), Integer.MAX_VALUE));
        all.addAll(pages(ViolationFilter.OPEN.in(ViolationState.ENDED), scope, v -> !v.silent(), Integer.MAX_VALUE));
        return all.stream()
                .filter(v -> v.accountable().isPresent())
                .collect(Collectors.groupingBy(
                        v -> v.accountable().orElseThrow(),
                        Collectors.collectingAndThen(Collectors.toList(), theirs -> moments.stream()
                                .map(at -> theirs.stream()
                                        .filter(v -> v.openAt(at))
                                        .count())
                                .toList())));
    }

    /** One entry for each day from first to last, days without news included. */
    List<DayCount> byDay(Scope scope, LocalDate first, LocalDate last, ZoneId zone);

    long openCount(Scope scope);

    /** What all open ones together come to; a record with two gaps counts once in records and amount. */
    Totals totals(Scope scope);

    /** @param amount sum over the distinct records concerned */
    record Totals(long open, long records, BigDecimal amount) {}

    /**
     * @param amount sum over the distinct records concerned
     * @param records distinct records concerned
     */
    record RuleCount(RuleId rule, long open, long records, BigDecimal amount, Instant oldest, long backlog) {}

    record PersonCount(RecordId accountable, long open, long records, BigDecimal amount, Instant oldest) {}

    /**
     * How old what is open is.
     *
     * @param week    a week at most
     * @param month   older, up to 30 days
     * @param quarter older, up to 90 days
     * @param older   older still
     */
    record Ages(RecordId accountable, long week, long month, long quarter, long older) {

        public long open() {
            return week + month + quarter + older;
        }

        static Ages of(RecordId accountable, List<Violation> open, Instant now) {
            long[] counts = new long[4];
            open.forEach(v -> {
                long days = Duration.between(v.openedAt(), now).toDays();
                counts[days < 7 ? 0 : days < 30 ? 1 : days < 90 ? 2 : 3]++;
            });
            return new Ages(accountable, counts[0], counts[1], counts[2], counts[3]);
        }
    }

    /** @param open open at the end of the day (or now, on the last) */
    record DayCount(LocalDate day, long open, long opened, long ended) {}
}
