package dev.plumbline.web.ui;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was changed a moment ago, in words for the page that comes after. */
public enum SettingsDone {
    MESSAGES("messages", SettingsWords::didMessages),
    LEAVE("leave", SettingsWords::didLeave),
    LEAVE_REMOVED("leave", SettingsWords::didLeaveRemoved),
    DELEGATE("delegates", SettingsWords::didDelegate),
    DELEGATE_REMOVED("delegates", SettingsWords::didDelegateRemoved);

    private final String section;
    private final Function<SettingsWords, String> text;

    SettingsDone(String section, Function<SettingsWords, String> text) {
        this.section = section;
        this.text = text;
    }

    /** Where on the page it is. */
    public String section() {
        return section;
    }

    public String text(Format say) {
        return text.apply(say.words(SettingsWords.class));
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Anything else than one of our own words says nothing. */
    static Optional<SettingsDone> of(@Nullable String key) {
        for (SettingsDone done : values()) {
            if (done.key().equals(key)) {
                return Optional.of(done);
            }
        }
        return Optional.empty();
    }
}
