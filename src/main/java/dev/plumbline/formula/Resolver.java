package dev.plumbline.formula;

import dev.plumbline.crm.FieldType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds out what the names in one formula mean, and remembers which it used. */
final class Resolver {

    private static final Instant ORIGIN = Instant.parse("1900-01-01T00:00:00Z");

    private final Names names;
    private final Layout layout;
    private final Set<String> references = new LinkedHashSet<>();
    private final Set<String> unavailable = new TreeSet<>();
    private @Nullable Set<String> listed;

    Resolver(Names names, Layout layout) {
        this.names = names;
        this.layout = layout;
    }

    Set<String> references() {
        return references;
    }

    Set<String> unavailable() {
        return unavailable;
    }

    /** @throws Refusal when there is nothing of that name */
    Term resolve(String name, Place place) {
        Optional<Names.Known> known = names.find(name);
        if (known.isEmpty() && name.indexOf(':') > 0) {
            // Owner:User.Email says which of several objects is meant; the path is the same without.
            known = names.find(name.replaceAll(":[^.]*", ""));
        }
        if (known.isPresent()) {
            return reference(known.get(), place);
        }
        if (name.equalsIgnoreCase(Globals.ORIGIN)) {
            return new Term.Constant(Type.DATETIME, ORIGIN, place);
        }
        if (!name.startsWith("$")) {
            throw new Refusal(place, unknown(name));
        }
        Type type = Globals.type(name, listedNamespaces())
                .orElseThrow(() -> new Refusal(place, Globals.refusal(name, names)));
        unavailable.add(name);
        return new Term.Unavailable(type, name, place);
    }

    private Set<String> listedNamespaces() {
        Set<String> found = listed;
        if (found == null) {
            found = Globals.listed(names);
            listed = found;
        }
        return found;
    }

    private Term reference(Names.Known known, Place place) {
        FieldType type = known.field().type();
        if (type == FieldType.OTHER) {
            throw new Refusal(place, "Field " + known.path() + " is of a type that formulas cannot read.");
        }
        references.add(known.path());
        return new Term.Reference(
                Type.of(type),
                known.path(),
                layout.slot(known.path()),
                type == FieldType.PERCENT,
                type.isNumeric() ? Math.max(0, Math.min(18, known.field().scale())) : 0,
                place);
    }

    private String unknown(String name) {
        if (FunctionTable.find(name) != null) {
            return name + " is a function. Write " + name.toUpperCase(java.util.Locale.ROOT) + "(…).";
        }
        Collection<String> candidates = names.suggestions();
        String advice = Spelling.advice(name, candidates);
        if (advice.isEmpty() && name.indexOf('.') > 0) {
            advice = path(name);
        }
        return "Field " + name + " does not exist. Check spelling." + advice;
    }

    /** Which part of a path does not exist. */
    private String path(String name) {
        List<String> parts = new ArrayList<>(List.of(name.split("\\.", -1)));
        return " " + parts.get(0) + " would have to be a relationship of the object, and " + parts.get(parts.size() - 1)
                + " a field at its end.";
    }
}
