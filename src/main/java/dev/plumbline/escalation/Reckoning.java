package dev.plumbline.escalation;

import dev.plumbline.people.Person;
import dev.plumbline.people.calendar.BusinessSpan;
import dev.plumbline.people.calendar.Leave;
import dev.plumbline.people.calendar.WorkCalendar;
import dev.plumbline.people.calendar.WorkClocks;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Works out which step of a ladder is next and when it is due. Pure: what it knows was handed in.
 *
 * <p>Waits count in the working time of whoever is told, and stand still while the clock of the violation or of whoever answers for it does.
 * No leader's step is due before whoever answers for it was handed a notice of their own and the whole wait has passed since.
 */
record Reckoning(Recipients recipients, WorkClocks clocks, Function<Climb, Ladder> ladders) {

    static final String TOLD = "the first notice to be handed over";
    static final String TAUGHT = "the rule to be explained";

    /** @param taught from when on the rule counts for whoever answers for it */
    Next next(Climb climb, Optional<Instant> taught, Instant now) {
        Optional<Rung> rung = ladders.apply(climb).rungs(climb.severity()).stream()
                .filter(one -> !climb.taken().contains(one.step()))
                .findFirst();
        if (rung.isEmpty()) {
            return new Next.Done();
        }
        if (taught.isEmpty()) {
            return new Next.Waits(TAUGHT);
        }
        if (climb.owesMender() || !rung.get().mends() && climb.firstTold().isEmpty()) {
            return new Next.Waits(TOLD);
        }
        return due(climb, rung.get(), later(climb.started(), taught.get()), now);
    }

    private Next due(Climb climb, Rung rung, Instant begin, Instant now) {
        List<Next.Telling> telling = new ArrayList<>();
        List<String> nobody = new ArrayList<>();
        for (Told told : rung.tell()) {
            List<Person> people = recipients.of(told, climb.accountable(), now);
            people.forEach(person -> add(telling, person, part(told, person, climb)));
            if (people.isEmpty()) {
                nobody.add(recipients.whyNobody(told, climb.accountable()));
            }
        }
        Instant base = climb.firstTold().map(told -> later(begin, told)).orElse(begin);
        BusinessSpan wait = rung.after(climb.severity()).orElseThrow();
        return new Next.Due(rung, calendar(climb, telling).plus(base, wait), telling, nobody);
    }

    private static void add(List<Next.Telling> telling, Person person, String part) {
        if (telling.stream().noneMatch(one -> one.person().id().equals(person.id()))) {
            telling.add(new Next.Telling(person, part));
        }
    }

    private String part(Told told, Person person, Climb climb) {
        if (!told.mends()) {
            return "leader";
        }
        boolean own = recipients.owner(climb.accountable()).map(Person::id).equals(Optional.of(person.id()));
        return own ? "owner" : "delegate";
    }

    private WorkCalendar calendar(Climb climb, List<Next.Telling> telling) {
        Optional<Person> owner = recipients.owner(climb.accountable());
        List<Leave> stopped = new ArrayList<>(climb.pauses());
        owner.ifPresent(person -> stopped.addAll(clocks.stopped(person)));
        return telling.stream()
                .map(Next.Telling::person)
                .findFirst()
                .or(() -> owner)
                .map(clocks::present)
                .orElseGet(() -> WorkCalendar.office(ZoneOffset.UTC))
                .also(stopped);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
