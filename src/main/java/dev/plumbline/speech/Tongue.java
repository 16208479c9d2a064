package dev.plumbline.speech;

import java.util.Locale;
import java.util.Optional;

/** The languages that pages and messages speak. Every bundle of messages has them all. */
public enum Tongue {
    ENGLISH(Locale.ENGLISH, "English"),
    GERMAN(Locale.GERMAN, "Deutsch");

    private final Locale language;
    private final String text;

    Tongue(Locale language, String text) {
        this.language = language;
        this.text = text;
    }

    /** As browsers and bundles write it, for instance {@code de}. */
    public String key() {
        return language.getLanguage();
    }

    /** What the language calls itself. */
    public String text() {
        return text;
    }

    public Locale language() {
        return language;
    }

    /** Whatever the region, {@code de_AT} too; empty for what we do not speak. */
    public static Optional<Tongue> of(Locale locale) {
        for (Tongue tongue : values()) {
            if (tongue.key().equals(locale.getLanguage())) {
                return Optional.of(tongue);
            }
        }
        return Optional.empty();
    }

    /** This language as the region of somebody's locale writes dates and numbers: English text with a Berlin locale counts in {@code 1.234,5}. */
    public Locale where(Locale locale) {
        return locale.getLanguage().equals(key()) ? locale : new Locale(key(), locale.getCountry());
    }
}
