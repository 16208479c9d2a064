package dev.plumbline.rules;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the single entries of rules, roll-ups and tests: words, dates, addresses. What is wrong becomes an issue and a harmless default. */
final class Entries {

    private static final String ENFORCE = "enforce";
    private static final String RATCHET = "ratchet";
    private static final Pattern USERNAME = Pattern.compile("[^@\\s]+@[^@\\s]+");

    /** Of people or teams that one key may name; whoever needs more means a team. */
    private static final int MOST_NAMES = 200;

    /** As long as a name or username may be in Salesforce, and some more. */
    private static final int LONGEST_NAME = 120;

    private Entries() {}

    static @Nullable YamlText name(YamlMap map, String example, String pattern) {
        YamlText name = needed(map, "name", "Give it one that stays, for instance " + example + ".");
        if (name != null && !name.value().matches(pattern)) {
            map.complain(name.issue(
                    "\"%s\" cannot be a name: use up to 80 letters and digits without blanks, for instance %s."
                            .formatted(YamlMap.brief(name.value()), example)));
            return null;
        }
        return name;
    }

    static @Nullable YamlText needed(YamlMap map, String key, String mend) {
        YamlText text = map.text(key);
        if (text == null && map.value(key) == null) {
            map.missing(key, mend);
        }
        return text;
    }

    static @Nullable YamlText bounded(YamlMap map, String key, int most) {
        YamlText text = map.text(key);
        if (text != null && text.value().length() > most) {
            map.complain(text.issue("\"%s\" has %d characters; people read at most %d. Shorten it."
                    .formatted(key, text.value().length(), most)));
        }
        return text;
    }

    /** A why or used-by: needed once the rule is live. */
    static String reason(YamlMap map, String key, RuleState state, String mend) {
        YamlText text = state == RuleState.LIVE ? needed(map, key, mend) : map.text(key);
        bounded(map, key, 1000);
        return text == null ? "" : text.value().strip();
    }

    /** Salesforce usernames, which have the form of a mail address. What else is written there would ask nobody. */
    static List<String> usernames(YamlMap map, String key) {
        List<String> usernames = names(map, key, "usernames, such as ann@company.example");
        for (YamlText text : map.texts(key)) {
            if (!text.value().isBlank()
                    && !USERNAME.matcher(text.value().strip()).matches()) {
                map.complain(text.issue(
                        "\"%s\" in \"%s\" is no username. Write it as in Salesforce, for instance ann@company.example."
                                .formatted(YamlMap.brief(text.value()), key)));
            }
        }
        return usernames;
    }

    static String username(YamlMap map, String key) {
        if (map.value(key) instanceof org.yaml.snakeyaml.nodes.SequenceNode) {
            map.text(key);
            return "";
        }
        return usernames(map, key).stream().findFirst().orElse("");
    }

    /** Names of people or teams, each once. */
    static List<String> names(YamlMap map, String key, String what) {
        List<YamlText> texts = map.texts(key);
        if (texts.size() > MOST_NAMES) {
            map.complain(texts.get(MOST_NAMES)
                    .issue("\"%s\" names %d; at most %d may be named. Name teams by who leads them."
                            .formatted(key, texts.size(), MOST_NAMES)));
        }
        for (YamlText text : texts) {
            if (text.value().isBlank() || text.value().length() > LONGEST_NAME) {
                map.complain(text.issue("an item of \"%s\" is empty or longer than %d characters. It holds %s."
                        .formatted(key, LONGEST_NAME, what)));
            }
        }
        return texts.stream()
                .limit(MOST_NAMES)
                .map(text -> text.value().strip())
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    static String plain(YamlMap map, String key, String otherwise) {
        YamlText text = map.text(key);
        return text == null ? otherwise : text.value().strip();
    }

    /** One of an enum's words, in the spelling of the file format. */
    static <E extends Enum<E>> E word(YamlMap map, String key, E[] all, Function<E, String> spelling, E otherwise) {
        YamlText text = map.text(key);
        if (text == null) {
            return otherwise;
        }
        for (E one : all) {
            if (spelling.apply(one).equalsIgnoreCase(text.value().strip())) {
                return one;
            }
        }
        List<String> words = Arrays.stream(all).map(spelling).toList();
        map.complain(text.issue("\"%s\" is no %s. Use %s.%s"
                .formatted(YamlMap.brief(text.value()), key, either(words), near(text.value(), words))));
        return otherwise;
    }

    static boolean ratchet(YamlMap map) {
        YamlText text = map.text("backlog");
        String word = text == null ? ENFORCE : text.value().strip().toLowerCase(Locale.ROOT);
        if (text != null && !Set.of(ENFORCE, RATCHET).contains(word)) {
            List<String> words = List.of(RATCHET, ENFORCE);
            map.complain(text.issue("\"%s\" is no backlog. Use ratchet or enforce.%s"
                    .formatted(YamlMap.brief(text.value()), near(text.value(), words))));
        }
        return word.equals(RATCHET);
    }

    static @Nullable LocalDate day(YamlMap map, String key) {
        YamlText text = map.text(key);
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text.value().strip());
        } catch (DateTimeException e) {
            map.complain(text.issue("\"%s\" is no date of the calendar. Write year-month-day, for instance 2026-12-01."
                    .formatted(YamlMap.brief(text.value()))));
            return null;
        }
    }

    /** Only web addresses: what is written here becomes a link in mails and pages. */
    static @Nullable String address(YamlMap map, String key) {
        YamlText text = map.text(key);
        if (text == null) {
            return null;
        }
        try {
            URI uri = new URI(text.value().strip());
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (Set.of("http", "https").contains(scheme) && uri.getHost() != null) {
                return uri.toString();
            }
        } catch (URISyntaxException e) {
            // told below, in the same words
        }
        map.complain(text.issue("\"%s\" is no web address. Write a whole one that begins with https:// or http://."
                .formatted(YamlMap.brief(text.value()))));
        return null;
    }

    static String either(List<String> words) {
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.get(words.size() - 1);
    }

    private static String near(String written, List<String> words) {
        return Nearest.of(written.strip(), words)
                .map(w -> " Did you mean \"" + w + "\"?")
                .orElse("");
    }
}
