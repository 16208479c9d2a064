package dev.plumbline.rules.importing;

import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.StandardObjects;
import dev.plumbline.formula.FormulaCompiler;
import dev.plumbline.rules.FileIssue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns validation rules into candidates, one after the other. What it cannot turn, it refuses with the reason. */
final class Carrier {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_MESSAGE = 1000;
    private static final int LONGEST_DESCRIPTION = 2000;

    private final RuleNames names;
    private final Map<String, ValidationRule> seen = new HashMap<>();

    /** @param rules all that will be asked for */
    Carrier(List<ValidationRule> rules) {
        names = new RuleNames(rules);
    }

    /** The candidate; null after a complaint was added to the issues. */
    @Nullable
    Candidate carry(ValidationRule rule, List<FileIssue> issues) {
        List<String> notes = new ArrayList<>();
        Captured formula = understood(rule, issues) ? rule.entries().get(ValidationRule.FORMULA) : null;
        if (formula == null || isRepeated(rule, notes, issues)) {
            return null;
        }
        CarriedFormula violated = CarriedFormula.of(formula);
        if (violated.text().isEmpty()) {
            issues.add(rule.issue(
                    ValidationRule.FORMULA,
                    "%s only who saves and how the org is set, and there is nothing else in it."
                            .formatted(violated.leftOut())));
            return null;
        }
        if (!rule.active()) {
            notes.add("it is not active in Salesforce");
        }
        if (!violated.isWhole()) {
            notes.add("left out: " + violated.leftOut() + " nothing of the record");
        }
        List<String> unanswered = unanswered(rule, violated);
        if (!unanswered.isEmpty()) {
            notes.add(knownOnlyThere(unanswered));
        }
        String object = spelled(rule.object());
        String accountable = accountable(object, notes);
        String fix = fix(rule, notes);
        String message = message(rule, notes);
        String description = OneLine.of(rule.text(ValidationRule.DESCRIPTION), LONGEST_DESCRIPTION);
        String title = title(rule, description);
        boolean told = description.equals(title) || description.equals(title + ".") || description.isEmpty();
        return new Candidate(
                rule,
                names.next(rule),
                title,
                object,
                told ? null : description,
                violated,
                message,
                fix,
                accountable,
                notes);
    }

    private static boolean understood(ValidationRule rule, List<FileIssue> issues) {
        issues.addAll(rule.issues());
        if (rule.object().isEmpty()) {
            issues.add(
                    rule.issue("nothing says which object it is on. Keep the file in objects/OBJECT/validationRules."));
        }
        if (rule.name().isEmpty()) {
            issues.add(rule.issue("it has no <fullName>. Give it the developer name that Salesforce knows it by."));
        }
        String formula = rule.text(ValidationRule.FORMULA);
        if (formula.isEmpty() && rule.issues().isEmpty()) {
            issues.add(rule.issue(ValidationRule.FORMULA, "it has no <errorConditionFormula>, so it forbids nothing."));
        }
        if (formula.length() > FormulaCompiler.LONGEST) {
            issues.add(rule.issue(
                    ValidationRule.FORMULA,
                    "The formula has %d characters; at most %d are allowed."
                            .formatted(formula.length(), FormulaCompiler.LONGEST)));
        }
        int message = escaped(rule.text(ValidationRule.MESSAGE)).length();
        if (message > LONGEST_MESSAGE) {
            issues.add(rule.issue(
                    ValidationRule.MESSAGE,
                    "the message has %d characters; people read at most %d. Shorten it."
                            .formatted(message, LONGEST_MESSAGE)));
        }
        return issues.isEmpty();
    }

    /** Exports overlap, and old ones lie beside new ones. */
    private boolean isRepeated(ValidationRule rule, List<String> notes, List<FileIssue> issues) {
        ValidationRule first = seen.putIfAbsent((rule.object() + "." + rule.name()).toLowerCase(Locale.ROOT), rule);
        if (first == null) {
            return false;
        }
        FileIssue at = first.issue("");
        String where = at.file() + ":" + at.line();
        if (ValidationRule.ELEMENTS.stream()
                .filter(element -> !element.equals(ValidationRule.FULL_NAME))
                .allMatch(element -> first.text(element).equals(rule.text(element)))) {
            issues.add(rule.issue("the same rule was read at " + where + " already."));
            return true;
        }
        notes.add("another version of this rule was read at " + where + "; keep one of them");
        return false;
    }

    /** Globals in the formula that nobody answers; where an object has record types, $RecordType is a path of the record. */
    private static List<String> unanswered(ValidationRule rule, CarriedFormula violated) {
        boolean recordTypes = StandardObjects.schema(spelled(rule.object()))
                .flatMap(s -> s.relationship("RecordType"))
                .isPresent();
        return violated.unanswered().stream()
                .filter(g -> !recordTypes || !g.toLowerCase(Locale.ROOT).startsWith("$recordtype."))
                .toList();
    }

    private static String knownOnlyThere(List<String> globals) {
        return String.join(", ", globals)
                + (globals.size() == 1 ? " is" : " are")
                + " known only inside Salesforce, while somebody saves: where the answer depends on it, the rule answers cannot-tell";
    }

    /** As the object spells itself, if it is a standard one. */
    private static String spelled(String object) {
        return StandardObjects.names().stream()
                .filter(object::equalsIgnoreCase)
                .findFirst()
                .orElse(object);
    }

    /** Null where the rule needs none: the record has an owner, is the person, or is not known. */
    private static @Nullable String accountable(String object, List<String> notes) {
        ObjectSchema schema = StandardObjects.schema(object).orElse(null);
        if (schema == null || object.equals("User") || schema.field("OwnerId").isPresent()) {
            return null;
        }
        String who = schema.relationship("Opportunity").isPresent()
                ? "Opportunity.OwnerId"
                : schema.field("CreatedById").isPresent() ? "CreatedById" : null;
        if (who != null) {
            notes.add("%s has no owner, so %s answers; see whether that is right".formatted(object, who));
        }
        return who;
    }

    private static @Nullable String fix(ValidationRule rule, List<String> notes) {
        String field = rule.text(ValidationRule.FIELD);
        String prefix = rule.object() + ".";
        String own =
                field.regionMatches(true, 0, prefix, 0, prefix.length()) ? field.substring(prefix.length()) : field;
        if (own.isEmpty() || own.matches("[A-Za-z][A-Za-z0-9_]{0,99}")) {
            return own.isEmpty() ? null : own;
        }
        notes.add("no field is offered for mending: " + OneLine.of(field, 60) + " is no field of the record itself");
        return null;
    }

    private static @Nullable String message(ValidationRule rule, List<String> notes) {
        String message = rule.text(ValidationRule.MESSAGE);
        if (message.isEmpty()) {
            notes.add("it has no <errorMessage>, so people will read the title");
            return null;
        }
        return escaped(OneLine.of(message));
    }

    /** In a message template single braces stand for values. */
    private static String escaped(String message) {
        return message.replace("{", "{{").replace("}", "}}");
    }

    private static String title(ValidationRule rule, String description) {
        if (description.isEmpty()) {
            return RuleNames.words(rule.name());
        }
        String sentence = description.split("(?<=[.!?]) ", 2)[0].replaceAll("\\.$", "");
        return sentence.isEmpty() ? RuleNames.words(rule.name()) : OneLine.of(sentence, LONGEST_TITLE);
    }
}
