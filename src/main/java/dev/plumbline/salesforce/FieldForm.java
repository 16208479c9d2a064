package dev.plumbline.salesforce;

import dev.plumbline.crm.FieldSchema;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A field as somebody may fill it in.
 *
 * @param input      what kind of text it is, where it is text
 * @param help       what the org's admin wrote beside it
 * @param restricted whether only the choices are taken
 * @param controller the field whose value decides which choices there are
 */
public record FieldForm(
        FieldSchema schema,
        Input input,
        Optional<String> help,
        boolean restricted,
        Optional<String> controller,
        List<Choice> choices) {

    public FieldForm {
        choices = List.copyOf(choices);
    }

    /** What kind of text; {@code COMBOBOX} is text with suggestions. */
    public enum Input {
        PLAIN,
        LINES,
        EMAIL,
        PHONE,
        URL,
        COMBOBOX
    }

    /** @param under values of the controlling field under which it may be chosen; empty when nothing controls it */
    public record Choice(String value, String label, Optional<Set<String>> under) {

        public boolean offeredUnder(String controlling) {
            return under.isEmpty() || under.get().contains(controlling);
        }
    }
}
