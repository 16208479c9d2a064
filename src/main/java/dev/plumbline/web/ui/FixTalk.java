package dev.plumbline.web.ui;

import dev.plumbline.escalation.Standings.Step;
import dev.plumbline.fixes.FixOutcome;
import dev.plumbline.fixes.Trouble;
import dev.plumbline.fixes.TroubleWords;
import dev.plumbline.fixes.Work;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What came of typing, in the reader's words. */
record FixTalk(Format say, WorkWords words) {

    static FixTalk of(Format say) {
        return new FixTalk(say, say.words(WorkWords.class));
    }

    public String heading(Work work) {
        return work.empty() ? words.emptyTitle() : words.heading(work.gaps(), say.number(work.gaps()), work.minutes());
    }

    public String next(Step step) {
        return words.next(say.name(step.who()), say.day(step.at()));
    }

    public String money(BigDecimal amount) {
        return say.money(amount);
    }

    public String trouble(Trouble trouble) {
        return trouble.said(say.words(TroubleWords.class), say::paragraph);
    }

    /** What came of it, and how that is to be seen. */
    Result result(FixOutcome outcome) {
        List<String> lines = new ArrayList<>();
        outcome.words().forEach(trouble -> lines.add(trouble(trouble)));
        return switch (outcome.kind()) {
            case SAVED -> saved(outcome);
            case NOTHING -> new Result("warn", words.nothing(), lines, false, false);
            case WRONG -> new Result("warn", words.wrong(), lines, false, false);
            case REFUSED -> new Result("bad", words.refused(), lines, false, false);
            case PARTLY -> new Result("warn", words.partly(), lines, false, outcome.undoable());
            case OVERTAKEN -> new Result("warn", words.overtaken(), lines, false, false);
            case LOCKED -> new Result("warn", words.locked(), lines, false, false);
            case GONE -> new Result("warn", words.gone(), lines, false, false);
            case UNKNOWN -> new Result("warn", words.unknown(), List.of(), false, false);
            case LATER -> new Result("warn", words.later(), List.of(), false, false);
            case CONNECT -> new Result("warn", words.notConnected(), List.of(), false, false);
            case NOT_UNDONE -> new Result("warn", words.notUndone(), lines, false, false);
            case UNDONE -> new Result("ok", words.undone(), lines, false, false);
        };
    }

    private Result saved(FixOutcome outcome) {
        boolean over = outcome.checked() && outcome.open().isEmpty();
        String text = !outcome.checked()
                ? words.savedUnchecked()
                : over
                        ? words.fixed(words.closed(outcome.ended().size()))
                        : words.stillOpen(outcome.open().size());
        return new Result("ok", text, List.of(), over, outcome.undoable());
    }

    /**
     * @param mood ok, warn or bad
     * @param over nothing is left to mend on the record
     * @param undo whether it can be taken back
     */
    record Result(String mood, String text, List<String> lines, boolean over, boolean undo) {}
}
