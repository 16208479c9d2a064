package dev.plumbline.fixes;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.FieldValues;
import dev.plumbline.fixes.Trouble.Kind;
import dev.plumbline.formula.Placeholders;
import dev.plumbline.salesforce.FieldForm;
import dev.plumbline.salesforce.ObjectForm;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a submission asks to be changed.
 *
 * @param changes  only what differs from what was shown
 * @param troubles by field; nothing may be sent while there are any
 */
record Reading(Map<String, FieldValue> changes, Map<String, Trouble> troubles) {

    static Reading of(Submission submission, Offer offer, ObjectForm form, CrmRecord record, Typing typing) {
        Map<String, FieldValue> changes = new LinkedHashMap<>();
        Map<String, Trouble> troubles = new LinkedHashMap<>();
        offer.fields().forEach((name, need) -> {
            String typed = submission.typed().get(name);
            FieldForm field = form.field(name).orElse(null);
            FieldValue held = record.field(name);
            if (typed == null
                    || field == null
                    || held.isHidden()
                    || !field.schema().updateable()) {
                return;
            }
            String controlling = field.controller()
                    .map(c -> submission.typed().getOrDefault(c, record.field(c).asText()))
                    .orElse("");
            Typed read = typing.read(field, typed, controlling, held);
            if (read instanceof Typed.Wrong wrong) {
                troubles.put(name, wrong.trouble());
            } else if (read instanceof Typed.Value value && changed(submission, name, held, value.value())) {
                Trouble empty = saysNothing(field, need, value.value());
                if (empty == null) {
                    changes.put(name, value.value());
                } else {
                    troubles.put(name, empty);
                }
            }
        });
        return new Reading(changes, troubles);
    }

    /** What was left as it was shown is not sent, so that it cannot undo what others did meanwhile. */
    private static boolean changed(Submission submission, String name, FieldValue held, FieldValue typed) {
        String shown = submission.marks().get(name);
        return shown == null ? !FieldValues.same(Typing.asShown(held), typed) : !shown.equals(Mark.of(typed));
    }

    /** What is wrong with a value that is meant to say something; null when nothing is. */
    static @Nullable Trouble saysNothing(FieldForm field, Offer.Need need, FieldValue value) {
        if (value.isBlank()) {
            return need.needed() || !field.schema().nillable() ? Trouble.of(Kind.NEEDED) : null;
        }
        FieldType type = field.schema().type();
        boolean placeholder =
                (type == FieldType.TEXT || type == FieldType.LONG_TEXT) && Placeholders.isPlaceholder(value.asText());
        boolean token = type == FieldType.CURRENCY
                && value instanceof FieldValue.Num n
                && (n.value().signum() == 0 || n.value().compareTo(BigDecimal.ONE) == 0);
        return need.needed() && (placeholder || token) ? Trouble.of(Kind.PLACEHOLDER, need.why()) : null;
    }
}
