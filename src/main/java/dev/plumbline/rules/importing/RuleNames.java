package dev.plumbline.rules.importing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Names for rules, made of developer names: lower case with dashes, and no two alike whatever they were on. */
final class RuleNames {

    private static final int LONGEST = 80;

    private final Map<String, Set<String>> objectsByName = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /** @param rules all that are to have one */
    RuleNames(List<ValidationRule> rules) {
        for (ValidationRule rule : rules) {
            objectsByName
                    .computeIfAbsent(dashed(rule.name()), n -> new HashSet<>())
                    .add(rule.object().toLowerCase(Locale.ROOT));
        }
    }

    /** To be asked once for each rule. Where two objects have a rule of the same name, both rules are called after their object too. */
    String next(ValidationRule rule) {
        String name = dashed(rule.name());
        boolean shared = objectsByName.getOrDefault(name, Set.of()).size() > 1;
        String wanted = cut(shared ? dashed(rule.object().replaceAll("__\\w$", "")) + "-" + name : name, LONGEST);
        String unique = wanted;
        for (int i = 2; !taken.add(unique); i++) {
            unique = cut(wanted, LONGEST - 1 - String.valueOf(i).length()) + "-" + i;
        }
        return unique;
    }

    /** {@code CloseDate_In_VR2} becomes {@code close-date-in-vr2}. */
    static String dashed(String name) {
        String dashed = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return dashed.isEmpty() ? "rule" : dashed;
    }

    /** {@code Close_Date_In_VR} becomes {@code Close date in VR}. */
    static String words(String name) {
        String spaced = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        String words = Arrays.stream(spaced.split(" "))
                .map(w -> w.length() > 1 && w.equals(w.toUpperCase(Locale.ROOT)) ? w : w.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
        return words.isEmpty() ? "Rule" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String cut(String name, int most) {
        return name.length() <= most ? name : name.substring(0, most).replaceAll("-$", "");
    }
}
