package dev.plumbline.lifecycle;

import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.RuleState;
import dev.plumbline.rules.Severity;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule that tests change step by step. */
public record LivingRules(
        String name,
        RuleState state,
        Severity severity,
        List<String> consult,
        String author,
        String violated,
        String message,
        @Nullable LocalDate from,
        boolean ratchet) {

    public static LivingRules live(String name) {
        return new LivingRules(
                name,
                RuleState.LIVE,
                Severity.REQUIRED,
                List.of(),
                "",
                "ISBLANK(NextStep)",
                "{Name} needs it.",
                null,
                false);
    }

    public LivingRules in(RuleState other) {
        return new LivingRules(name, other, severity, consult, author, violated, message, from, ratchet);
    }

    public LivingRules asking(String... usernames) {
        return new LivingRules(name, state, severity, List.of(usernames), author, violated, message, from, ratchet);
    }

    public LivingRules by(String username) {
        return new LivingRules(name, state, severity, consult, username, violated, message, from, ratchet);
    }

    public LivingRules violated(String formula) {
        return new LivingRules(name, state, severity, consult, author, formula, message, from, ratchet);
    }

    public LivingRules message(String text) {
        return new LivingRules(name, state, severity, consult, author, violated, text, from, ratchet);
    }

    public LivingRules severity(Severity other) {
        return new LivingRules(name, state, other, consult, author, violated, message, from, ratchet);
    }

    public LivingRules from(LocalDate day) {
        return new LivingRules(name, state, severity, consult, author, violated, message, day, ratchet);
    }

    public LivingRules withBacklog() {
        return new LivingRules(name, state, severity, consult, author, violated, message, from, true);
    }

    public Rule rule() {
        String version = Integer.toHexString((violated + message + severity).hashCode());
        return new Rule(
                new RuleId(name),
                "The rule " + name,
                "Opportunity",
                null,
                List.of(),
                violated,
                message,
                "Monday's review plans with it.",
                "Monday review",
                List.of("NextStep"),
                severity,
                "standard",
                "https://intranet.example/" + name,
                state,
                from,
                ratchet,
                "OwnerId",
                consult,
                List.of(),
                author,
                version,
                "rules.yaml",
                3);
    }
}
