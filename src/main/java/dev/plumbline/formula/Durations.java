package dev.plumbline.formula;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;

/** FORMATDURATION in its three forms: seconds, two moments, two times. */
final class Durations {

    private Durations() {}

    static Type type(List<Term> arguments, Place place) {
        Function function = FunctionTable.function("FORMATDURATION");
        Type first = arguments.get(0).type();
        if (arguments.size() == 1) {
            if (first != Type.NUMBER && first != Type.ANY) {
                throw Refusal.type(function, "Number", arguments.get(0));
            }
            return Type.TEXT;
        }
        Type second = first == Type.NUMBER ? Type.BOOLEAN : first;
        if (!second.takes(arguments.get(1).type()) && first != Type.NULL) {
            throw Refusal.type(function, second.label(), arguments.get(1));
        }
        return Type.TEXT;
    }

    static Code format(Arguments a) {
        if (a.typeOf(0) == Type.DATETIME) {
            return Node.map(
                    a.moment(0),
                    a.moment(1),
                    (Instant from, Instant to) ->
                            Dates.duration((to.toEpochMilli() - from.toEpochMilli()) / 1000, true));
        }
        if (a.typeOf(0) == Type.TIME) {
            return Node.map(
                    a.time(0),
                    a.time(1),
                    (LocalTime from, LocalTime to) ->
                            Dates.duration((Dates.millis(to) - Dates.millis(from)) / 1000, false));
        }
        Truth days = a.has(1) && Type.BOOLEAN.takes(a.typeOf(1)) ? a.truth(1) : Truth.constant(Truth.NO);
        Node<BigDecimal> seconds = a.number(0);
        return Node.by((facts, context) -> {
            BigDecimal value = seconds.get(facts, context);
            boolean withDays = days.test(facts, context) == Truth.YES;
            return value == null ? null : Dates.duration(value.longValue(), withDays);
        });
    }
}
