package dev.plumbline.web.api;

import dev.plumbline.crm.RecordId;
import dev.plumbline.violations.ViolationState;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what callers write into addresses. Behind the question mark absent and empty are the same. */
final class Parameters {

    static final int LARGEST_PAGE = 200;
    private static final int USUAL_PAGE = 50;

    private Parameters() {}

    static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    static Optional<RecordId> recordId(String name, @Nullable String value) {
        return text(value).map(text -> {
            if (!RecordId.isId(text)) {
                throw new BadParameter(name, "a Salesforce id of 15 or 18 letters and digits", text);
            }
            return RecordId.of(text);
        });
    }

    static Optional<ViolationState> state(@Nullable String value) {
        return text(value).map(text -> Arrays.stream(ViolationState.values())
                .filter(state -> state.key().equals(text))
                .findFirst()
                .orElseThrow(() -> new BadParameter("state", "one of " + states(), text)));
    }

    /** A number of ours in a path; whatever else stands there is the number of nothing. */
    static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    static Optional<Long> number(String name, @Nullable String value) {
        return text(value).map(text -> {
            if (!text.matches("[0-9]{1,18}")) {
                throw new BadParameter(name, "the \"next\" of the page before", text);
            }
            return Long.valueOf(text);
        });
    }

    static int limit(@Nullable String value) {
        return text(value)
                .map(text -> {
                    int limit = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
                    if (limit < 1 || limit > LARGEST_PAGE) {
                        throw new BadParameter("limit", "a number from 1 to " + LARGEST_PAGE, text);
                    }
                    return limit;
                })
                .orElse(USUAL_PAGE);
    }

    private static String states() {
        return Arrays.stream(ViolationState.values()).map(ViolationState::key).collect(Collectors.joining(", "));
    }
}
