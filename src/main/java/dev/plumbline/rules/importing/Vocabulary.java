package dev.plumbline.rules.importing;

import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.StandardObjects;
import dev.plumbline.formula.Conjuncts.Conjunct;
import dev.plumbline.formula.FunctionTable;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells rules that cannot compile whatever their custom fields are. The compiler seeks types for those fields, and its patience is for all
 * rules of an object: it must not be spent on rules that are lost.
 */
final class Vocabulary {

    private static final Set<String> FUNCTIONS = FunctionTable.entries().stream()
            .filter(entry -> entry.refusal() == null)
            .map(entry -> entry.name().toUpperCase(Locale.ROOT))
            .collect(Collectors.toSet());

    private Vocabulary() {}

    static boolean lacks(Candidate candidate) {
        Optional<ObjectSchema> schema = StandardObjects.schema(candidate.object());
        return candidate.violated().conditions().stream().anyMatch(c -> lacks(c, schema));
    }

    private static boolean lacks(Conjunct condition, Optional<ObjectSchema> schema) {
        return !FUNCTIONS.containsAll(condition.functions())
                || schema.isPresent()
                        && condition.fields().stream()
                                .anyMatch(f -> f.indexOf('.') < 0
                                        && !f.contains("__")
                                        && schema.get().field(f).isEmpty());
    }
}
