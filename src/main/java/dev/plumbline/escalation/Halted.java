package dev.plumbline.escalation;

import dev.plumbline.people.calendar.Halt;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

/** Why the clock of a violation stands still. */
public sealed interface Halted {

    /** Because of where the violation itself stands. */
    enum Itself implements Halted {
        SNOOZED,
        DISPUTED,
        WAIVED,
        /** Nobody is to be told of it yet, for instance because its rule is on trial. */
        SILENT,
        /** Whoever answers for it does not know the rule yet. */
        UNTAUGHT
    }

    /** Because of whoever answers for it. */
    record Person(String name, Halt halt) implements Halted {}

    /** How a reader writes things. @param moment for what ends within a day */
    record Writing(
            UnaryOperator<String> name,
            Function<LocalDate, String> day,
            Function<Instant, String> moment,
            LongFunction<String> number) {}

    /** Half a sentence. */
    default String said(HaltWords words, Writing writing) {
        if (this instanceof Person person) {
            return said(person.name(), person.halt(), words, writing);
        }
        return switch ((Itself) this) {
            case SNOOZED -> words.snoozed();
            case DISPUTED -> words.disputed();
            case WAIVED -> words.waived();
            case SILENT -> words.silent();
            case UNTAUGHT -> words.untaught();
        };
    }

    /** Half a sentence about somebody. */
    static String said(String name, Halt halt, HaltWords words, Writing writing) {
        String who = writing.name().apply(name);
        String until = halt.lastDay().map(writing.day()).orElseGet(() -> writing.moment()
                .apply(halt.until()));
        return switch (halt.reason()) {
            case LEAVE -> words.leave(who, until);
            case NEW -> words.newcomer(who, until);
            case TERRITORY -> words.territory(who, writing.number().apply(halt.records()), until);
        };
    }
}
