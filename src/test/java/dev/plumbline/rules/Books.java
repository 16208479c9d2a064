package dev.plumbline.rules;

import dev.plumbline.crm.BusinessDays;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.StandardObjects;
import dev.plumbline.formula.Context;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Books made of a YAML text, and records for them. */
final class Books {

    static final RecordId DEAL = RecordId.of("006000000000001");
    static final Context NOW = new Context(
            Instant.parse("2026-03-02T09:00:00Z"),
            ZoneOffset.UTC,
            TestSubject.STANDARD_STAGES,
            BusinessDays.MONDAY_TO_FRIDAY);

    private Books() {}

    /** As an org would that has everything a plain one has. */
    static CompiledBook org(String yaml) {
        return of(yaml, StandardObjects::schema, true);
    }

    /** As the command line does. */
    static CompiledBook bench(String yaml) {
        return of(yaml, StandardObjects::schema, false);
    }

    static CompiledBook of(String yaml, Function<String, Optional<ObjectSchema>> schemas, boolean orgAsked) {
        return BookCompiler.compile(List.of(RuleFileReader.read("f.yaml", yaml)), new Schemas(schemas, orgAsked));
    }

    /** A plain org that hides some fields of one object from us. */
    static Function<String, Optional<ObjectSchema>> hiding(String object, Set<String> fields) {
        return name -> StandardObjects.schema(name)
                .map(s -> !name.equals(object)
                        ? s
                        : new ObjectSchema(
                                s.name(),
                                s.label(),
                                s.keyPrefix(),
                                s.replicateable(),
                                s.fields().stream()
                                        .filter(f -> !fields.contains(f.name()))
                                        .toList()));
    }

    static Subject deal(RuleBook book, Map<String, FieldValue> now, @Nullable Map<String, FieldValue> before) {
        List<String> paths = book.layout("Opportunity").paths();
        FieldValue[] values = values(paths, now);
        FieldValue[] old = before == null ? null : values.clone();
        if (before != null && old != null) {
            before.forEach((path, value) -> old[paths.indexOf(path)] = value);
        }
        return new Subject(DEAL, "Opportunity", values, old, false);
    }

    static FieldValue[] values(List<String> paths, Map<String, FieldValue> given) {
        FieldValue[] values = new FieldValue[paths.size()];
        Arrays.setAll(values, i -> given.getOrDefault(paths.get(i), FieldValue.BLANK));
        return values;
    }
}
