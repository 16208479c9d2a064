package dev.plumbline.web.ui;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What looking again gave, in words for the page that comes after. */
public enum Checked {
    STILL("warn", CheckedWords::still),
    ENDED("ok", CheckedWords::ended),
    UNREAD("bad", CheckedWords::unread),
    MOVED("ok", CheckedWords::moved);

    private final String mood;
    private final Function<CheckedWords, String> text;

    Checked(String mood, Function<CheckedWords, String> text) {
        this.mood = mood;
        this.text = text;
    }

    public String mood() {
        return mood;
    }

    public String text(Format say) {
        return text.apply(say.words(CheckedWords.class));
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Anything else than one of our own words says nothing. */
    static Optional<Checked> of(@Nullable String key) {
        for (Checked checked : values()) {
            if (checked.key().equals(key)) {
                return Optional.of(checked);
            }
        }
        return Optional.empty();
    }
}
