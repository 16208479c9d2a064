package dev.plumbline.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it stands in its file, before anything is compiled. Every text that may still be complained about knows its place.
 *
 * @param issues what is wrong with it already; with any, it is refused once its formulas were looked at too
 */
record RuleDraft(
        YamlText name,
        YamlText object,
        @Nullable YamlText title,
        @Nullable YamlText applies,
        List<YamlText> require,
        @Nullable YamlText violated,
        @Nullable YamlText message,
        String why,
        String usedBy,
        List<YamlText> fix,
        Severity severity,
        String ladder,
        @Nullable String lesson,
        RuleState state,
        @Nullable LocalDate from,
        boolean ratchet,
        @Nullable YamlText accountable,
        List<String> consult,
        List<String> pilot,
        String author,
        List<FileIssue> issues) {

    static final Set<String> KEYS = Set.copyOf(RuleText.KEYS);

    /** The title as written, or one made of the name. */
    String titleOrName() {
        if (title != null) {
            return title.value().strip();
        }
        String words = name.value().replace('-', ' ').replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    RuleDraft asIfLive() {
        return new RuleDraft(
                name,
                object,
                title,
                applies,
                require,
                violated,
                message,
                why,
                usedBy,
                fix,
                severity,
                ladder,
                lesson,
                RuleState.LIVE,
                null,
                false,
                accountable,
                consult,
                pilot,
                author,
                issues);
    }

    RefusedRule refused(List<FileIssue> because) {
        return new RefusedRule(name.value(), titleOrName(), object.value(), because);
    }
}
