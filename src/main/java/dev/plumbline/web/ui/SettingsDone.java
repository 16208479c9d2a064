package dev.plumbline.web.ui;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was changed a moment ago, in words for the page that comes after. */
public enum SettingsDone {
    MESSAGES("messages", "Taken over. It holds from the next message on."),
    LEAVE("leave", "Leave taken in. No message comes and no clock runs in that time."),
    LEAVE_REMOVED("leave", "That leave was taken out. Clocks run then again."),
    DELEGATE(
            "delegates",
            "Named. In that time they see the open gaps and may act; who answers for them does not change."),
    DELEGATE_REMOVED("delegates", "Ended. They see nothing of it any more, from now on.");

    private final String section;
    private final String text;

    SettingsDone(String section, String text) {
        this.section = section;
        this.text = text;
    }

    /** Where on the page it is. */
    public String section() {
        return section;
    }

    public String text() {
        return text;
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
