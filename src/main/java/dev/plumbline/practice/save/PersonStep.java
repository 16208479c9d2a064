package dev.plumbline.practice.save;

import dev.plumbline.crm.FieldValue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the full name of a contact or user together. */
final class PersonStep implements SaveStep {

    @Override
    public void before(Unit unit, Draft draft) {
        name(draft);
    }

    @Override
    public void after(Unit unit, Draft draft) {}

    static void name(Draft draft) {
        if (draft.changed("FirstName")
                || draft.changed("LastName")
                || draft.get("Name").isBlank()) {
            draft.set(
                    "Name",
                    FieldValue.of(Stream.of(draft.text("FirstName"), draft.text("LastName"))
                            .filter(part -> !part.isEmpty())
                            .collect(Collectors.joining(" "))));
        }
    }
}
