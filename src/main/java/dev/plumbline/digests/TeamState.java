package dev.plumbline.digests;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.violations.EndReason;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationFilter;
import dev.plumbline.violations.ViolationState;
import dev.plumbline.violations.Violations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is open below one manager now, and what has changed since the last digest.
 *
 * @param own      the manager's own gaps
 * @param byPerson gaps of active people below, by person
 * @param nobodys  gaps of queues, of people who have left and of nobody, under words that say which
 * @param fresh    open ones that the last digest did not count
 * @param fixed    counted by the last digest and mended since, by who answered for them
 */
record TeamState(
        List<Violation> own,
        Map<RecordId, List<Violation>> byPerson,
        Map<String, List<Violation>> nobodys,
        Set<Long> fresh,
        Map<RecordId, Long> fixed) {

    private static final int MOST = 50_000;
    private static final int MOST_LOOKED_UP = 500;

    /**
     * @param unheard of some violations, those that whoever answers for them was not told of yet: nobody above hears of them
     * @param say     in the language of the manager
     */
    static TeamState of(
            Person manager,
            OrgChart chart,
            Violations ledger,
            Function<Collection<Long>, Set<Long>> unheard,
            Set<Long> before,
            DigestWords say) {
        List<Violation> open = open(ledger, Scope.of(chart.subtree(manager.id())));
        Set<Long> hidden = unheard.apply(open.stream().map(Violation::id).toList());
        open.removeIf(violation ->
                hidden.contains(violation.id()) && !violation.accountable().equals(Optional.of(manager.id())));
        List<Violation> own = new ArrayList<>();
        Map<RecordId, List<Violation>> byPerson = new LinkedHashMap<>();
        Map<String, List<Violation>> nobodys = new LinkedHashMap<>();
        for (Violation violation : open) {
            RecordId who = violation.accountable().orElseThrow();
            if (who.equals(manager.id())) {
                own.add(violation);
            } else if (chart.person(who).filter(Person::active).isPresent()) {
                byPerson.computeIfAbsent(who, id -> new ArrayList<>()).add(violation);
            } else {
                nobodys.computeIfAbsent(whose(who, chart, say), name -> new ArrayList<>())
                        .add(violation);
            }
        }
        if (chart.leaderOf(manager.id()).isEmpty()) {
            ownerless(ledger, chart).forEach(v -> nobodys.computeIfAbsent(say.noOwner(), n -> new ArrayList<>())
                    .add(v));
        }
        Set<Long> ids = ids(own, byPerson.values(), nobodys.values());
        Set<Long> fresh = new HashSet<>(ids);
        fresh.removeAll(before);
        return new TeamState(own, byPerson, nobodys, fresh, fixed(before, ids, ledger));
    }

    Set<Long> ids() {
        return ids(own, byPerson.values(), nobodys.values());
    }

    private static Set<Long> ids(
            List<Violation> own, Iterable<List<Violation>> people, Iterable<List<Violation>> nobodys) {
        Set<Long> ids = own.stream().map(Violation::id).collect(Collectors.toCollection(HashSet::new));
        people.forEach(list -> list.forEach(violation -> ids.add(violation.id())));
        nobodys.forEach(list -> list.forEach(violation -> ids.add(violation.id())));
        return ids;
    }

    private static List<Violation> open(Violations ledger, Scope scope) {
        ViolationFilter filter = ViolationFilter.OPEN.in(ViolationState.OPEN);
        return ledger.pages(filter, scope, violation -> !violation.silent(), MOST);
    }

    private static List<Violation> ownerless(Violations ledger, OrgChart chart) {
        return open(ledger, Scope.EVERYONE).stream()
                .filter(violation -> violation
                        .accountable()
                        .filter(who -> chart.person(who).isPresent()
                                || chart.queue(who).isPresent())
                        .isEmpty())
                .toList();
    }

    private static String whose(RecordId who, OrgChart chart, DigestWords say) {
        return chart.queue(who).map(queue -> say.queue(queue.name())).orElseGet(() -> say.gone(chart.nameOf(who)));
    }

    private static Map<RecordId, Long> fixed(Set<Long> before, Set<Long> now, Violations ledger) {
        List<Long> gone = before.stream()
                .filter(id -> !now.contains(id))
                .limit(MOST_LOOKED_UP)
                .toList();
        return ledger.all(gone).stream()
                .filter(violation -> violation.end().equals(Optional.of(EndReason.FIXED)))
                .flatMap(violation -> violation.accountable().stream())
                .collect(Collectors.groupingBy(who -> who, Collectors.counting()));
    }
}
