package dev.plumbline.pipeline;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.notifications.FieldLabels;
import jakarta.enterprise.context.ApplicationScoped;

/** The labels that the org's own describe gives its fields, so that a nudge names a field as the rep's screen does. */
@ApplicationScoped
class MirrorLabels implements FieldLabels {

    private final Mirror mirror;

    MirrorLabels(Mirror mirror) {
        this.mirror = mirror;
    }

    @Override
    public String of(String object, String field) {
        return mirror.schema(object)
                .flatMap(s -> s.field(field))
                .map(FieldSchema::label)
                .orElseGet(() -> FieldLabels.readable(field));
    }
}
