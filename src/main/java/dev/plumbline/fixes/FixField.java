package dev.plumbline.fixes;

import java.util.List;
import java.util.Optional;

/**
 * One field of a form.
 *
 * @param typed      what stands in it: what the person typed, or else what the record holds
 * @param mark       of what the record holds now
 * @param needed     whether the rule asks for it
 * @param help       what the org's admin wrote beside it
 * @param controller the field of the form that decides about the choices; empty when none does
 * @param length     how many characters fit; 0 where it does not apply
 * @param query      what a lookup was searched by
 * @param shut       why it cannot be typed into; empty when it can
 * @param theirs     what somebody else put there meanwhile
 */
public record FixField(
        String name,
        String label,
        Widget widget,
        String typed,
        String mark,
        boolean needed,
        Optional<String> help,
        List<Option> options,
        String controller,
        int length,
        String query,
        Optional<Shut> shut,
        Optional<Trouble> trouble,
        Optional<String> theirs) {

    private static final int MOST_STANDING = 6;

    /** Three lines on a phone. */
    private static final int MOST_CHARACTERS = 80;

    public FixField {
        options = List.copyOf(options);
    }

    /** How it is typed into. */
    public enum Widget {
        LINE,
        LINES,
        EMAIL,
        PHONE,
        WEB,
        /** Text with suggestions. */
        SUGGEST,
        NUMBER,
        DAY,
        MOMENT,
        TIME,
        TICK,
        CHOICE,
        /** Several choices. */
        CHOICES,
        /** Another record, found by its name. */
        LOOKUP;

        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Why a field cannot be typed into. */
    public enum Shut {
        /** Hidden from this person, or not there. */
        HIDDEN,
        READ_ONLY
    }

    /** @param under values of the controller under which it is offered, each between two line feeds; empty when none decides */
    public record Option(String value, String label, boolean chosen, String under) {}

    /** The same in a form within the form, where names begin with this. */
    FixField within(String prefix) {
        return new FixField(
                prefix + name,
                label,
                widget,
                typed,
                mark,
                needed,
                help,
                options,
                controller.isEmpty() ? "" : prefix + controller,
                length,
                query,
                shut,
                trouble,
                Optional.empty());
    }

    public boolean open() {
        return shut.isEmpty();
    }

    /** Whether its choices or suggestions are so few that all of them can stand there, each one tap away. */
    public boolean few() {
        return (widget == Widget.CHOICE || widget == Widget.SUGGEST && !options.isEmpty())
                && controller.isEmpty()
                && options.size() <= MOST_STANDING
                && options.stream().mapToInt(option -> option.label().length()).sum() <= MOST_CHARACTERS;
    }

    public boolean chosen() {
        return options.stream().anyMatch(Option::chosen);
    }
}
