package dev.plumbline.escalation;

import dev.plumbline.Failpoint;
import dev.plumbline.notifications.Notice;
import dev.plumbline.notifications.Outbox;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.people.calendar.WorkClocks;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Gathers what steps owe to one person into one notice a day of theirs, on the next of their working mornings; what is never tolerated does
 * not wait for the morning.
 *
 * @param leaders     what is owed to those who lead, or to those who are to mend it
 * @param unreachable why somebody cannot be reached at all, so that trying every day helps nobody; empty for everybody else
 */
record DailyNotices(
        Jdbi jdbi,
        Clock clock,
        Directory directory,
        Outbox outbox,
        EscalationConfig config,
        WorkClocks clocks,
        String kind,
        boolean leaders,
        Function<Person, Optional<String>> unreachable) {

    /** @return how many were put */
    int put() {
        if (!jdbi.withHandle(ClimbTable::checkedOnce)) {
            return 0;
        }
        Instant now = clock.instant();
        OrgChart chart = directory.chart();
        List<TellingTable.Owed> owed = jdbi.withHandle(handle -> TellingTable.owed(handle, leaders));
        int put = 0;
        for (TellingTable.Owed one : owed) {
            Optional<Person> person = chart.person(one.recipient()).filter(Person::active);
            if (person.isEmpty()) {
                String because = chart.nameOf(one.recipient()) + " is not active any more";
                jdbi.useTransaction(handle -> TellingTable.drop(handle, one.recipient(), leaders, because, now));
            } else if (serve(one, person.get(), now)) {
                put++;
            }
        }
        return put;
    }

    private boolean serve(TellingTable.Owed owed, Person person, Instant now) {
        WorkingMorning morning = new WorkingMorning(clocks.present(person), config.nudgeAt(), config.nudgeUntil());
        LocalDate today = now.atZone(person.zone()).toLocalDate();
        String key = key(kind, person, today);
        String second = key + "|urgent";
        boolean mornings =
                owed.urgent() || !morning.next(owed.since(), person.zone()).isAfter(now);
        boolean hour = owed.anyHour() || mornings && morning.isNow(now, person.zone());
        boolean saidToday = owed.noticeKey().equals(Optional.of(key));
        if (!hour || owed.noticeKey().equals(Optional.of(second)) || saidToday && !owed.urgent()) {
            return false;
        }
        return jdbi.inTransaction(handle -> {
            boolean first = put(handle, person, key, owed, now);
            boolean again = !first && owed.urgent();
            boolean isNew = first || again && put(handle, person, second, owed, now);
            Failpoint.at("escalation.noticed");
            Optional<String> because = unreachable.apply(person);
            if (because.isPresent()) {
                // Refused by the channel once, for an admin to see; not again every day.
                TellingTable.drop(handle, person.id(), leaders, because.get(), now);
            } else {
                TellingTable.noticed(handle, person.id(), leaders, again ? second : key);
            }
            return isNew;
        });
    }

    private boolean put(Handle handle, Person person, String key, TellingTable.Owed owed, Instant now) {
        LocalDate today = now.atZone(person.zone()).toLocalDate();
        Notice notice = new Notice(key, kind, person.id(), now, payload(today));
        return outbox.put(handle, owed.anyHour() ? notice.atAnyHour() : notice);
    }

    static String key(String kind, Person person, LocalDate day) {
        return kind + "|" + person.id() + "|" + day;
    }

    static String payload(LocalDate day) {
        return "{\"day\": \"" + day + "\"}";
    }
}
