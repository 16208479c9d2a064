package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.RuleId;
import dev.plumbline.sheets.FileKind;
import dev.plumbline.speech.Saying;
import dev.plumbline.violations.ViolationFilter;
import dev.plumbline.violations.ViolationState;
import dev.plumbline.web.access.Refusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the list was asked for, as its address says it. */
record GapQuery(
        Optional<RuleId> rule, Optional<RecordId> person, Optional<ViolationState> state, Optional<Long> after) {

    static GapQuery of(@Nullable String rule, @Nullable String person, @Nullable String state, @Nullable String after) {
        return new GapQuery(
                given(rule).map(RuleId::new),
                given(person).map(GapQuery::person),
                given(state).map(GapQuery::state),
                given(after).map(text -> Ids.number(text).orElseThrow(() -> refused(GapWords::damagedLink))));
    }

    ViolationFilter filter() {
        ViolationFilter filter = ViolationFilter.OPEN;
        filter = rule.map(filter::ofRule).orElse(filter);
        filter = person.map(Set::of).map(filter::of).orElse(filter);
        return state.map(filter::in).orElse(filter);
    }

    boolean narrowed() {
        return rule.isPresent() || person.isPresent() || state.isPresent();
    }

    GapQuery withoutRule() {
        return new GapQuery(Optional.empty(), person, state, Optional.empty());
    }

    GapQuery withoutPerson() {
        return new GapQuery(rule, Optional.empty(), state, Optional.empty());
    }

    GapQuery withoutState() {
        return new GapQuery(rule, person, Optional.empty(), Optional.empty());
    }

    GapQuery after(long id) {
        return new GapQuery(rule, person, state, Optional.of(id));
    }

    String address() {
        return address("/gaps");
    }

    /** The same list as a file. */
    String file(FileKind kind) {
        return new GapQuery(rule, person, state, Optional.empty()).address("/gaps" + kind.ending());
    }

    private String address(String path) {
        List<String> parts = new ArrayList<>();
        rule.ifPresent(id -> parts.add("rule=" + URLEncoder.encode(id.value(), StandardCharsets.UTF_8)));
        person.ifPresent(id -> parts.add("person=" + id.value()));
        state.ifPresent(one -> parts.add("state=" + one.key()));
        after.ifPresent(id -> parts.add("after=" + id));
        return parts.isEmpty() ? path : path + "?" + String.join("&", parts);
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(one -> !one.isEmpty());
    }

    private static RecordId person(String text) {
        if (!RecordId.isId(text)) {
            throw refused(GapWords::noSuchPerson);
        }
        return RecordId.of(text);
    }

    private static ViolationState state(String text) {
        for (ViolationState state : ViolationState.values()) {
            if (state.key().equals(text)) {
                return state;
            }
        }
        throw refused(GapWords::noSuchState);
    }

    private static Refusal refused(Function<GapWords, String> why) {
        return Refusal.badRequest(Saying.of(GapWords.class, why));
    }
}
