package dev.plumbline.formula;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every function and operator there is: the compiler works from it, the language page is written from it, and every example in it is run.
 */
public final class FunctionTable {

    /** The record that the examples are about, as {@code field = value}. */
    public static final Map<String, String> SAMPLE = sample();

    private static final Map<String, Function> FUNCTIONS = byName(Stream.of(
                    LogicalFunctions.all(),
                    TextFunctions.all(),
                    MathFunctions.all(),
                    DateFunctions.all(),
                    PicklistFunctions.all(),
                    AdvancedFunctions.all(),
                    PlumblineFunctions.all())
            .flatMap(List::stream));

    private static final Map<String, Function> OPERATORS = byName(Operators.all().stream());

    private FunctionTable() {}

    /**
     * One line for people.
     *
     * @param signature names and types of the parameters and of the value
     * @param example   empty for what is refused
     * @param refusal   why Plumbline does not have it, else null
     */
    public record Entry(
            String group,
            String name,
            String signature,
            String summary,
            String example,
            String result,
            @Nullable String refusal) {}

    /** Operators first, then the functions, in the order of their groups. */
    public static List<Entry> entries() {
        return Stream.of(OPERATORS.values(), FUNCTIONS.values())
                .flatMap(Collection::stream)
                .map(f -> new Entry(
                        f.group().name(),
                        f.name(),
                        f.signature().text(),
                        f.summary(),
                        f.example(),
                        f.result(),
                        f.refusal()))
                .toList();
    }

    static @Nullable Function find(String name) {
        return FUNCTIONS.get(name.toUpperCase(Locale.ROOT));
    }

    static Function function(String name) {
        return Objects.requireNonNull(FUNCTIONS.get(name), name);
    }

    static Function operator(String symbol) {
        return Objects.requireNonNull(OPERATORS.get(symbol), symbol);
    }

    static Collection<String> names() {
        return FUNCTIONS.keySet();
    }

    private static Map<String, Function> byName(Stream<Function> functions) {
        Map<String, Function> map = new LinkedHashMap<>();
        functions.forEach(function -> {
            if (map.put(function.name(), function) != null) {
                throw new IllegalStateException(function.name() + " is in the table twice");
            }
        });
        return map;
    }

    private static Map<String, String> sample() {
        Map<String, String> record = new LinkedHashMap<>();
        record.put("StageName", "Negotiation/Review");
        record.put("NextStep", "Send the quote");
        record.put("Amount", "12000.50");
        record.put("Probability", "60");
        record.put("Discount__c", "");
        record.put("CloseDate", "2026-03-31");
        record.put("IsClosed", "false");
        record.put("IsWon", "false");
        record.put("Competitors__c", "Acme;Globex");
        return java.util.Collections.unmodifiableMap(record);
    }
}
