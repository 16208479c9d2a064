package dev.plumbline.pipeline;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.ObjectSchema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Follows paths such as {@code Account.Owner.Name} over the objects that they cross. */
final class Paths {

    /**
     * One field that a path reads on its way.
     *
     * @param via the objects and reference fields that lead from the rule's object to this one, outermost first; empty for its own fields
     */
    record Step(List<Link> via, String object, String field) {}

    /** A reference field to follow. */
    record Link(String object, String reference) {}

    private final Function<String, Optional<ObjectSchema>> schemas;

    Paths(Function<String, Optional<ObjectSchema>> schemas) {
        this.schemas = schemas;
    }

    /** Roll-ups and other globals begin with a dollar sign and are no fields of any object. */
    static boolean isField(String path) {
        return !path.startsWith("$");
    }

    /**
     * Every field that reading the path takes: the references on the way and the field at its end. Where a reference is polymorphic, the
     * path goes on over each target that has the next name. A name that describe does not show is kept where only one object can be
     * meant: whoever asks for it learns that it is unreadable.
     */
    Set<Step> steps(String object, String path) {
        Set<Step> steps = new LinkedHashSet<>();
        walk(List.of(), object, path.split("\\."), 0, true, steps);
        return steps;
    }

    private void walk(List<Link> via, String object, String[] words, int at, boolean only, Set<Step> steps) {
        Optional<ObjectSchema> schema = schemas.apply(object);
        if (at == words.length - 1) {
            Optional<FieldSchema> field = schema.flatMap(s -> s.field(words[at]));
            if (field.isPresent() || only) {
                steps.add(new Step(via, object, field.map(FieldSchema::name).orElse(words[at])));
            }
            return;
        }
        Optional<FieldSchema> reference = schema.flatMap(s -> s.relationship(words[at]));
        if (reference.isEmpty()) {
            return;
        }
        FieldSchema link = reference.get();
        steps.add(new Step(via, object, link.name()));
        List<Link> further = new ArrayList<>(via);
        further.add(new Link(object, link.name()));
        for (String target : link.referenceTo()) {
            walk(List.copyOf(further), target, words, at + 1, link.referenceTo().size() == 1, steps);
        }
    }
}
