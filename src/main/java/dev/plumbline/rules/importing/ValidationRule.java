package dev.plumbline.rules.importing;

import dev.plumbline.rules.FileIssue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A validation rule as its metadata has it.
 *
 * @param at      index in the file of where it begins
 * @param object  empty where neither file nor folder says it
 * @param name    the developer name, without the object; empty where there is none
 * @param entries by the names of their elements
 * @param issues  why it cannot be understood, if it cannot
 */
record ValidationRule(
        MetadataText file, int at, String object, String name, Map<String, Captured> entries, List<FileIssue> issues) {

    static final String FORMULA = "errorConditionFormula";
    static final String MESSAGE = "errorMessage";
    static final String FIELD = "errorDisplayField";
    static final String DESCRIPTION = "description";
    static final String FULL_NAME = "fullName";
    static final String ACTIVE = "active";

    /** The elements that mean something here; others are left alone. */
    static final Set<String> ELEMENTS = Set.of(FORMULA, MESSAGE, FIELD, DESCRIPTION, FULL_NAME, ACTIVE);

    Optional<Captured> entry(String element) {
        return Optional.ofNullable(entries.get(element));
    }

    /** The text of an element without blanks around it; empty when it is not there. */
    String text(String element) {
        return entry(element).map(e -> e.value().strip()).orElse("");
    }

    boolean active() {
        return !text(ACTIVE).equalsIgnoreCase("false");
    }

    /** As Salesforce calls it, with the object. */
    String label() {
        if (name.isEmpty()) {
            return OneLine.of("a rule without a name" + (object.isEmpty() ? "" : " on " + object), 120);
        }
        return OneLine.of(object.isEmpty() ? name : object + "." + name, 120);
    }

    /** A complaint about an element, or about the whole where it is not there. */
    FileIssue issue(String element, String message) {
        return entry(element).map(e -> e.issue(0, message)).orElseGet(() -> issue(message));
    }

    FileIssue issue(String message) {
        return file.issue(at, message);
    }
}
