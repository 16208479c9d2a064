package dev.plumbline.fixes;

import java.util.List;
import java.util.Map;

/**
 * What came of a save.
 *
 * @param troubles by field
 * @param words    about the record as a whole
 * @param ended    gaps that are over
 * @param open     gaps that are still there
 * @param checked  whether the record was judged again
 */
public record FixOutcome(
        Kind kind,
        Map<String, Trouble> troubles,
        List<Trouble> words,
        List<Long> ended,
        List<Long> open,
        boolean checked,
        boolean undoable) {

    public enum Kind {
        SAVED,
        /** Nothing was different from what the record holds. */
        NOTHING,
        /** Something typed cannot be meant; nothing was sent. */
        WRONG,
        REFUSED,
        /** Some of it is saved, and what is marked is not. */
        PARTLY,
        /** Somebody changed the same field meanwhile. */
        OVERTAKEN,
        /** In an approval, for instance. */
        LOCKED,
        /** Gone, or hidden from this person. */
        GONE,
        /** No answer came; it is being looked up. */
        UNKNOWN,
        /** Salesforce cannot be asked now; nothing was sent. */
        LATER,
        /** There is no connection, or none that works; nothing was sent. */
        CONNECT,
        UNDONE,
        /** There was nothing to take back any more. */
        NOT_UNDONE
    }

    public FixOutcome {
        troubles = Map.copyOf(troubles);
        words = List.copyOf(words);
        ended = List.copyOf(ended);
        open = List.copyOf(open);
    }

    static FixOutcome of(Kind kind) {
        return new FixOutcome(kind, Map.of(), List.of(), List.of(), List.of(), false, false);
    }

    static FixOutcome of(Kind kind, Trouble words) {
        return new FixOutcome(kind, Map.of(), List.of(words), List.of(), List.of(), false, false);
    }

    static FixOutcome of(Kind kind, Map<String, Trouble> troubles, List<Trouble> words) {
        return new FixOutcome(kind, troubles, words, List.of(), List.of(), false, false);
    }

    FixOutcome judged(boolean again, List<Long> over, List<Long> left) {
        return new FixOutcome(kind, troubles, words, over, left, again, undoable);
    }

    FixOutcome canBeUndone() {
        return new FixOutcome(kind, troubles, words, ended, open, checked, true);
    }

    public boolean saved() {
        return kind == Kind.SAVED;
    }

    /** Whether what was typed is worth keeping for another try. */
    boolean keepsDraft() {
        return kind != Kind.SAVED && kind != Kind.UNDONE && kind != Kind.NOT_UNDONE && kind != Kind.NOTHING;
    }
}
