package dev.plumbline.web.ui;

import dev.plumbline.fixes.Connection;
import dev.plumbline.fixes.FixForm;
import dev.plumbline.fixes.FormState;
import dev.plumbline.fixes.Trouble;
import dev.plumbline.fixes.WorkRecord;
import dev.plumbline.web.ui.FixTalk.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One record on the page of its owner.
 *
 * @param work        empty when nothing is open on it any more
 * @param name        of the record
 * @param amount      with its currency; empty where there is none
 * @param whose       for whom it is mended; empty when it is the reader's own
 * @param inSalesforce where to mend it by hand
 * @param state       what there is to show for mending it; empty while nobody asked
 * @param result      of what was just done
 * @param here        the page to come back to
 */
record WorkCard(
        String id,
        Optional<WorkRecord> work,
        String object,
        String name,
        String amount,
        String whose,
        Optional<String> inSalesforce,
        Optional<FormState> state,
        Optional<Result> result,
        String here) {

    public Optional<FixForm> form() {
        return state.filter(FormState.Ready.class::isInstance)
                .map(FormState.Ready.class::cast)
                .map(FormState.Ready::form);
    }

    public boolean asked() {
        return state.isPresent();
    }

    public boolean over() {
        return work.isEmpty();
    }

    /** The word of the connection that is missing; empty when none is. */
    public String connection() {
        return state.filter(FormState.Connect.class::isInstance)
                .map(FormState.Connect.class::cast)
                .map(connect -> connect.connection() == Connection.CONNECTED
                        ? Connection.BROKEN.name()
                        : connect.connection().name())
                .orElse("");
    }

    public Optional<Trouble> down() {
        return state.filter(FormState.Down.class::isInstance)
                .map(FormState.Down.class::cast)
                .map(FormState.Down::why);
    }

    public boolean gone() {
        return state.filter(FormState.Gone.class::isInstance).isPresent();
    }

    public boolean elsewhere() {
        return state.filter(FormState.Elsewhere.class::isInstance).isPresent()
                || work.filter(w -> !w.fixable()).isPresent();
    }

    /** What was typed, where there is no form to show it in. */
    public List<String> typed() {
        Map<String, String> typed = state.map(s -> s instanceof FormState.Connect connect
                        ? connect.typed()
                        : s instanceof FormState.Down down ? down.typed() : Map.<String, String>of())
                .orElse(Map.of());
        return typed.entrySet().stream()
                .filter(e -> !e.getKey().startsWith("q.") && !e.getValue().isBlank())
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }
}
