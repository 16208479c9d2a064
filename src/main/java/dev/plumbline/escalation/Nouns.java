package dev.plumbline.escalation;

import dev.plumbline.notifications.FieldLabels;
import dev.plumbline.violations.Violation;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts records by what salespeople call them. */
final class Nouns {

    private static final Map<String, String> SALES = Map.of(
            "Opportunity", "deal",
            "Lead", "lead",
            "Task", "task",
            "Event", "meeting",
            "Account", "account",
            "Contact", "contact",
            "User", "gap");

    private Nouns() {}

    /** {@code 2 deals}, {@code 1 lead and 2 tasks}, {@code 9 records}; a gap about the person is a gap. */
    static String count(Collection<Violation> violations) {
        Map<String, Set<Object>> byNoun = new TreeMap<>();
        for (Violation violation : violations) {
            byNoun.computeIfAbsent(SALES.getOrDefault(violation.object(), "record"), noun -> new HashSet<>())
                    .add(violation.object().equals("User") ? violation.id() : violation.record());
        }
        if (byNoun.size() > 2) {
            return many(byNoun.values().stream().mapToInt(Set::size).sum(), "record");
        }
        return String.join(
                " and ",
                byNoun.entrySet().stream()
                        .map(entry -> many(entry.getValue().size(), entry.getKey()))
                        .toList());
    }

    /** The name of one such record's kind at the start of a line. */
    static String one(String object) {
        if (object.equals("User")) {
            return "You";
        }
        String noun = SALES.getOrDefault(object, FieldLabels.readable(object));
        return Character.toUpperCase(noun.charAt(0)) + noun.substring(1);
    }

    static String many(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
