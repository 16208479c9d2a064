package dev.plumbline.web.ui;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What looking again gave, in words for the page that comes after. */
public enum Checked {
    STILL("warn", "Checked just now: the gap is still there. A change in Salesforce can take a moment to save."),
    ENDED("ok", "Checked just now: this gap is closed. Thank you."),
    UNREAD(
            "bad",
            "Salesforce did not answer, so nothing was checked. What you see is as old as it was; try again in a minute."),
    MOVED("ok", "Checked just now: somebody else answers for this record now.");

    private final String mood;
    private final String text;

    Checked(String mood, String text) {
        this.mood = mood;
        this.text = text;
    }

    public String mood() {
        return mood;
    }

    public String text() {
        return text;
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
