package dev.plumbline.people;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Countries as people write them, by their two letters. */
final class Countries {

    private static final Set<String> CODES = Set.of(Locale.getISOCountries());
    private static final Map<String, String> NAMES = names();

    private Countries() {}

    /** Two or three letters, or a name in English or in the country's own large languages; empty for anything else. */
    static Optional<String> code(String text) {
        String word = text.strip().toUpperCase(Locale.ROOT);
        return CODES.contains(word) ? Optional.of(word) : Optional.ofNullable(NAMES.get(word));
    }

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale("", code);
            names.put(country.getISO3Country().toUpperCase(Locale.ROOT), code);
            for (Locale language : new Locale[] {
                Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, new Locale("es"), Locale.ITALIAN, new Locale("pt")
            }) {
                names.putIfAbsent(country.getDisplayCountry(language).toUpperCase(Locale.ROOT), code);
            }
        }
        names.put("USA", "US");
        names.put("UNITED STATES OF AMERICA", "US");
        names.put("UK", "GB");
        names.put("GREAT BRITAIN", "GB");
        names.put("ENGLAND", "GB");
        names.remove("");
        return Map.copyOf(names);
    }
}
