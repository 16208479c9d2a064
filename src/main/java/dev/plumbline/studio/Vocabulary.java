package dev.plumbline.studio;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.PicklistValue;
import dev.plumbline.formula.FunctionTable;
import dev.plumbline.pipeline.KnownObjects;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The words that a formula may use: fields as the org describes them, functions, objects. For completion as one types. */
@ApplicationScoped
public class Vocabulary {

    /** Objects that rules are mostly about; others that the org has may be typed. */
    private static final List<String> USUAL =
            List.of("Account", "Case", "Contact", "Event", "Lead", "Opportunity", "Quote", "Task", "User");

    /** Values of one picklist; longer lists are for typing. */
    private static final int MOST_VALUES = 200;

    private final KnownObjects objects;

    Vocabulary(KnownObjects objects) {
        this.objects = objects;
    }

    /**
     * @param leads  the word that begins a path over the field ({@code Account} for {@code AccountId}); empty where none does
     * @param to     the object that such a path leads to; empty with it
     * @param values of a picklist
     */
    public record Field(String name, String label, String type, String leads, String to, List<String> values) {}

    /** @param signature for people */
    public record Word(String name, String signature, String summary) {}

    /** Fields of an object by name; empty where the org does not show it. */
    public List<Field> fields(String object) {
        return objects.schema(object).map(ObjectSchema::fields).orElse(List.of()).stream()
                .map(Vocabulary::field)
                .sorted(Comparator.comparing(Field::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** Everything that is called like a function and that Plumbline has. */
    public List<Word> functions() {
        return FunctionTable.entries().stream()
                .filter(entry -> entry.refusal() == null && entry.name().matches("[A-Z_]+"))
                .map(entry -> new Word(entry.name(), entry.signature(), entry.summary()))
                .toList();
    }

    public List<String> objects() {
        List<String> names = new ArrayList<>(USUAL);
        objects.kept().stream().filter(name -> name.endsWith("__c")).forEach(names::add);
        return names;
    }

    private static Field field(FieldSchema field) {
        String leads = field.relationshipName() == null ? "" : field.relationshipName();
        String to = field.referenceTo().size() == 1
                ? field.referenceTo().get(0)
                : field.referenceTo().contains("User") ? "User" : "";
        return new Field(
                field.name(),
                field.label(),
                field.type().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                leads,
                leads.isEmpty() ? "" : to,
                field.picklist().stream()
                        .filter(PicklistValue::active)
                        .map(PicklistValue::value)
                        .limit(MOST_VALUES)
                        .toList());
    }
}
