package dev.plumbline.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a function takes and gives, written as in {@code FIND(search Text, text Text, [start Number]) Number}: brackets may be left out,
 * {@code ...} may be repeated, {@code |} separates alternatives, {@code Any} means that the function looks for itself.
 *
 * @param text     as written, for people
 * @param required arguments that must be there
 * @param repeats  whether the last parameter may be given many times
 * @param result   {@link Type#ANY} where it depends on the arguments
 */
record Signature(String text, String name, List<Parameter> parameters, int required, boolean repeats, Type result) {

    private static final Pattern FORM = Pattern.compile("(.+?)\\((.*)\\) (\\w+)");

    record Parameter(String name, Set<Type> types) {

        boolean takes(Type given) {
            return types.stream().anyMatch(type -> type.takes(given));
        }

        String expected() {
            return types.stream().map(Type::label).collect(Collectors.joining(", "));
        }
    }

    static Signature of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("not a signature: " + text);
        }
        List<Parameter> parameters = new ArrayList<>();
        int required = 0;
        boolean repeats = false;
        for (String part : form.group(2).split(", ", -1)) {
            if (!part.isEmpty()) {
                required += part.startsWith("[") ? 0 : 1;
                repeats |= part.endsWith("...");
                parameters.add(parameter(part.replaceAll("[\\[\\].]", "")));
            }
        }
        return new Signature(
                text, form.group(1), List.copyOf(parameters), required, repeats, Type.named(form.group(3)));
    }

    private static Parameter parameter(String part) {
        String[] words = part.split(" ", -1);
        Set<Type> types = Arrays.stream(words[1].split("\\|", -1))
                .map(Type::named)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Type.class)));
        return new Parameter(words[0], types);
    }

    /** The parameter that the argument at that place is for. */
    Parameter parameter(int index) {
        return parameters.get(Math.min(index, parameters.size() - 1));
    }

    boolean takesCount(int arguments) {
        return arguments >= required && (repeats || arguments <= parameters.size());
    }
}
