package dev.plumbline.rules;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expectation with a why, as written.
 *
 * @param applies     formula that chooses the records; null means every record
 * @param require     fields (or paths) that must be present and meaningful; empty where {@code violated} says it all
 * @param violated    formula that is TRUE when the rule is broken; null where {@code require} says it all
 * @param message     what the rep reads; {@code {Name}}-like placeholders stand for fields, {@code {fields}} for the labels of what is missing
 * @param usedBy      the decision that uses the data
 * @param fix         what is offered for mending: fields of the record, and roll-ups ({@code $Rollup.X}) to which a child may be added; the
 *                    required fields unless the file says otherwise
 * @param lesson      where to learn more, an http(s) address; null where there is none
 * @param from        audited before, enforced from then; null means at once
 * @param ratchet     whether violations of the rule's first day are backlog: counted, but nobody is chased for them
 * @param accountable field that names who answers for the record; on User, {@code Id}
 * @param consult     usernames of those who are asked before it goes live, and sign it off
 * @param pilot       usernames of team leads, or roles: the teams in which a pilot is audited; empty means all
 * @param author      username of whoever puts it forward; empty where the file does not say
 * @param version     a short fingerprint of everything that decides a verdict or a text; changes when the rule changes
 * @param file        where it was read, for people
 * @param line        of its {@code name} in that file, from 1
 */
public record Rule(
        RuleId id,
        String title,
        String object,
        @Nullable String applies,
        List<String> require,
        @Nullable String violated,
        String message,
        String why,
        String usedBy,
        List<String> fix,
        Severity severity,
        String ladder,
        @Nullable String lesson,
        RuleState state,
        @Nullable LocalDate from,
        boolean ratchet,
        String accountable,
        List<String> consult,
        List<String> pilot,
        String author,
        String version,
        String file,
        int line) {

    public Rule {
        require = List.copyOf(require);
        fix = List.copyOf(fix);
        consult = List.copyOf(consult);
        pilot = List.copyOf(pilot);
    }

    /** A rule about which nobody is asked, and whose pilot is everywhere. */
    public Rule(
            RuleId id,
            String title,
            String object,
            @Nullable String applies,
            List<String> require,
            @Nullable String violated,
            String message,
            String why,
            String usedBy,
            List<String> fix,
            Severity severity,
            String ladder,
            @Nullable String lesson,
            RuleState state,
            @Nullable LocalDate from,
            boolean ratchet,
            String accountable,
            String version,
            String file,
            int line) {
        this(
                id,
                title,
                object,
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
                state,
                from,
                ratchet,
                accountable,
                List.of(),
                List.of(),
                "",
                version,
                file,
                line);
    }
}
