package dev.plumbline.people;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.speech.Saying;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes a person of a user's fields, whatever is in them. */
final class PersonReader {

    /** What mail can go to without quoting: one @, no blanks, brackets, commas or control characters. Salesforce checks no more than that. */
    private static final Pattern ADDRESS = Pattern.compile(
            "[^\\s@<>(),;:\\\\\"\\[\\]\\p{Cntrl}]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]{0,251}[\\p{L}\\p{N}])?");

    private PersonReader() {}

    /** A user of whom we may not see whether they are active counts as active: they would be told too much rather than nobody. */
    static Person person(RecordId id, FieldValue[] values, List<Saying> findings) {
        String username = values[1].asText();
        String name = firstOf(values[0].asText(), username, "User " + id);
        boolean active = !values[3].equals(FieldValue.FALSE);
        return new Person(
                id,
                name,
                username,
                email(values[2].asText()),
                active,
                zone(name, active, values[4].asText(), findings),
                locale(values[5].asText()),
                id(values[6]),
                firstOf(values[8].asText(), values[7].asText(), ""),
                Countries.code(values[10].asText()).or(() -> Countries.code(values[9].asText())),
                values[11] instanceof FieldValue.Moment moment ? Optional.of(moment.value()) : Optional.empty(),
                locale(firstOf(values[13].asText(), values[5].asText(), "")));
    }

    static Optional<String> email(String text) {
        return ADDRESS.matcher(text).matches() && !text.contains("..") ? Optional.of(text) : Optional.empty();
    }

    static Optional<RecordId> id(FieldValue value) {
        return RecordId.isId(value.asText()) ? Optional.of(RecordId.of(value.asText())) : Optional.empty();
    }

    private static ZoneId zone(String name, boolean active, String key, List<Saying> findings) {
        try {
            if (!key.isEmpty()) {
                return ZoneId.of(key);
            }
        } catch (DateTimeException e) {
            if (active) {
                findings.add(ChartFindings.found(words -> words.unknownZone(name, key)));
            }
            return ZoneOffset.UTC;
        }
        if (active) {
            findings.add(ChartFindings.found(words -> words.noZone(name)));
        }
        return ZoneOffset.UTC;
    }

    /** {@code de_DE_EURO} and {@code en_US}: language, country and a variant that says nothing about words or numbers. */
    static Locale locale(String key) {
        String[] parts = key.split("_");
        try {
            Locale.Builder locale = new Locale.Builder();
            if (parts.length > 0 && !parts[0].isEmpty()) {
                locale.setLanguage(parts[0]);
                if (parts.length > 1 && parts[1].length() == 2) {
                    locale.setRegion(parts[1]);
                }
                return locale.build();
            }
        } catch (java.util.IllformedLocaleException e) {
            return Locale.US;
        }
        return Locale.US;
    }

    private static String firstOf(String one, String other, String last) {
        return !one.isEmpty() ? one : !other.isEmpty() ? other : last;
    }
}
