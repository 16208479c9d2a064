package dev.plumbline.rules.importing;

import dev.plumbline.formula.Conjuncts;
import dev.plumbline.formula.Remainder;
import dev.plumbline.rules.FileIssue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a rule's formula becomes: its text without the conditions that ask only who saves, and for each place in it the place in the
 * metadata file.
 */
final class CarriedFormula {

    private static final int MOST_NAMED = 5;

    private final Captured captured;
    private final @Nullable Remainder remainder;
    private final String text;
    private final int skipped;
    private final List<String> leftOut;
    private final Set<String> unanswered;
    private final List<Conjuncts.Conjunct> conditions = new ArrayList<>();

    private CarriedFormula(
            Captured captured,
            @Nullable Remainder remainder,
            String text,
            List<String> leftOut,
            Set<String> unanswered) {
        this.captured = captured;
        this.remainder = remainder;
        this.text = text.strip();
        this.skipped =
                text.codePointCount(0, text.length() - text.stripLeading().length());
        this.leftOut = List.copyOf(leftOut);
        this.unanswered = unanswered;
    }

    static CarriedFormula of(Captured captured) {
        // A lone carriage return, written as &#13;, is a blank to a formula and the end of a line to YAML.
        String source = captured.value().replace('\r', ' ');
        Optional<Conjuncts> conjuncts = Conjuncts.of(source);
        if (conjuncts.isEmpty()) {
            return new CarriedFormula(captured, null, source, List.of(), Set.of());
        }
        List<String> leftOut = new ArrayList<>();
        Set<String> unanswered = new TreeSet<>();
        for (Conjuncts.Conjunct condition : conjuncts.get().all()) {
            if (WhoSaves.alone(condition)) {
                leftOut.add(OneLine.of(condition.source(), 100));
            } else {
                unanswered.addAll(WhoSaves.unanswered(condition));
            }
        }
        Remainder remainder = conjuncts.get().without(WhoSaves::alone);
        CarriedFormula carried = new CarriedFormula(captured, remainder, remainder.text(), leftOut, unanswered);
        conjuncts.get().all().stream().filter(c -> !WhoSaves.alone(c)).forEach(carried.conditions::add);
        return carried;
    }

    /** Empty when nothing is left. */
    String text() {
        return text;
    }

    /** What it consists of; empty where it is no formula. */
    List<Conjuncts.Conjunct> conditions() {
        return conditions;
    }

    boolean isWhole() {
        return leftOut.isEmpty();
    }

    /** The conditions that are not in it any more, in words, with what they ask of the record: nothing. */
    String leftOut() {
        List<String> named = leftOut.stream().distinct().limit(MOST_NAMED).toList();
        long more = leftOut.stream().distinct().count() - named.size();
        String all = String.join(" and ", named) + (more > 0 ? " and %d more".formatted(more) : "");
        return all + (named.size() == 1 ? " asks" : " ask");
    }

    /** Globals in it that only Salesforce can answer, while somebody saves. */
    Set<String> unanswered() {
        return unanswered;
    }

    /** A complaint about a place in the text, told at the place in the metadata file; line and column count from 1. */
    FileIssue issue(int line, int column, String message) {
        int lineStart = 0;
        for (int at = 1; at < line && text.indexOf('\n', lineStart) >= 0; at++) {
            lineStart = text.indexOf('\n', lineStart) + 1;
        }
        int index = skipped + text.codePointCount(0, lineStart) + Math.max(0, column - 1);
        return captured.issue(remainder == null ? index : remainder.origin(index), message);
    }
}
