package dev.plumbline.web.ui;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was just done about a gap, in words for the page that comes after. */
public enum Said {
    SNOOZED("Snoozed. Nobody is reminded of it until then; it comes back by itself."),
    DISPUTED("Disputed. The clock stands still, and nobody else is told, until it is answered."),
    EXPLAINED("Kept. Your manager sees it beside the gap."),
    ASKED("Done. A waiver that was asked for waits for somebody above; one that was granted holds from now on."),
    ENDED("The waiver has ended; the clock goes on."),
    COACHED("Kept: you talked about it. The gap stays open until it is fixed."),
    ACCEPTED("Accepted: this gap is closed."),
    WAIVED("Waived. The record is still checked, and the exception register shows it."),
    AGREED("Kept: what you agreed on. The gap stays open until it is fixed."),
    DECLINED("Declined; the reason stands in what happened."),
    DECIDED("Kept."),
    ANSWERED("Answered. Whoever disputed it sees your words with the gap."),
    REVIEWED("The rule speaks again.");

    private final String text;

    Said(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Anything else than one of our own words says nothing. */
    static Optional<Said> of(@Nullable String key) {
        for (Said said : values()) {
            if (said.key().equals(key)) {
                return Optional.of(said);
            }
        }
        return Optional.empty();
    }
}
