package dev.plumbline.formula;

import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.antlr.v4.runtime.Token;

/**
 * Cuts conditions out of a formula's text. A condition goes with the comments before it, with those after it that end its line, and with one
 * comma or operator; a call of AND of which one condition is left goes too.
 */
final class ConjunctCut {

    private final SourceText source;
    private final Predicate<Conjuncts.Conjunct> leave;
    private final BitSet cut = new BitSet();

    ConjunctCut(SourceText source, Predicate<Conjuncts.Conjunct> leave) {
        this.source = source;
        this.leave = leave;
    }

    Remainder of(Conjuncts.Condition top) {
        if (top.goes(leave)) {
            cut.set(0, source.length());
        } else {
            thin(top, true);
        }
        return new Remainder(source, cut);
    }

    /** @param free whether anything may stand in its place, and not only what binds as tightly as a call */
    private void thin(Conjuncts.Condition condition, boolean free) {
        Conjuncts.Gate gate = condition.gate();
        if (gate != null) {
            open(condition, gate);
        }
        Conjuncts.Joined joined = condition.joined();
        if (joined == null) {
            return;
        }
        boolean bare = free && condition.start() == joined.start();
        List<Conjuncts.Condition> parts = joined.parts();
        int kept = -1;
        int count = 0;
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).goes(leave)) {
                thin(parts.get(i), joined.call());
                dropBetween(joined, kept, i);
                kept = i;
                count++;
            }
        }
        if (kept < parts.size() - 1) {
            dropAfter(joined, kept);
        }
        boolean commented = source.afterLineComments(joined.open()) != joined.open();
        if (joined.call() && bare && count == 1 && parts.size() > 1 && !commented) {
            cut.set(joined.start(), first(joined, kept));
            cut.set(source.beforeBlanks(joined.close()), joined.end());
        }
    }

    /** Takes the IF away from what it keeps, if nobody is to be asked any more whether it may be passed. */
    private void open(Conjuncts.Condition condition, Conjuncts.Gate gate) {
        if (!gate.rest().goes(leave)) {
            thin(gate.rest(), true);
            if (gate.guard().goes(leave)) {
                cut.set(condition.start(), source.afterBlanks(source.afterLineComments(gate.from())));
                cut.set(source.beforeBlanks(gate.to()), condition.end());
            }
        }
    }

    /** Drops what stands between two conditions that stay, or before the first of them. */
    private void dropBetween(Conjuncts.Joined joined, int before, int after) {
        if (after > before + 1) {
            cut.set(first(joined, before + 1), first(joined, after));
        }
    }

    /** Drops everything after the last condition that stays, and the comma or operator that led on to it. */
    private void dropAfter(Conjuncts.Joined joined, int last) {
        Token separator = joined.separators().get(last);
        int from = source.beforeBlanks(separator.getStartIndex());
        int to = joined.call() ? source.beforeBlanks(joined.close()) : source.afterLineComments(joined.close());
        int next = separator.getStopIndex() + 1;
        int comments = source.afterLineComments(next);
        if (comments == next) {
            cut.set(from, to);
        } else {
            cut.set(from, next);
            cut.set(comments, to);
        }
    }

    /** Where a condition begins, with the comments that belong to it. */
    private int first(Conjuncts.Joined joined, int index) {
        if (index == 0 && !joined.call()) {
            return joined.open();
        }
        int from =
                index == 0 ? joined.open() : joined.separators().get(index - 1).getStopIndex() + 1;
        return source.afterBlanks(source.afterLineComments(from));
    }
}
