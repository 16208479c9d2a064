package dev.plumbline.violations;

import dev.plumbline.speech.Saying;
import java.util.List;
import java.util.function.Function;

/** What came of an attempt to take a way out. */
public sealed interface Outcome {

    /** @param events for the ladders, in the same transaction; none when only something was noted */
    record Done(List<ViolationEvent> events) implements Outcome {

        public Done {
            events = List.copyOf(events);
        }
    }

    /** Nothing was changed. What is said is for whoever asked: what is in the way, and what can be done instead. */
    record Refused(Why why, Saying said) implements Outcome {}

    /** What kind of refusal it is. */
    enum Why {
        /** There is no such violation, or not for the one who asks. */
        UNKNOWN,
        /** What was sent cannot be meant. */
        MALFORMED,
        /** The violation, or what was taken before, does not allow it now. */
        NOT_NOW,
        /** Not by this person. */
        NOT_YOU
    }

    static Outcome refused(Why why, Function<WayWords, String> message) {
        return new Refused(why, Saying.of(WayWords.class, message));
    }
}
