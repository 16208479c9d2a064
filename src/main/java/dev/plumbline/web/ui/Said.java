package dev.plumbline.web.ui;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was just done about a gap, in words for the page that comes after. */
public enum Said {
    SNOOZED(SaidWords::snoozed),
    DISPUTED(SaidWords::disputed),
    EXPLAINED(SaidWords::explained),
    ASKED(SaidWords::asked),
    ENDED(SaidWords::ended),
    COACHED(SaidWords::coached),
    ACCEPTED(SaidWords::accepted),
    WAIVED(SaidWords::waived),
    AGREED(SaidWords::agreed),
    DECLINED(SaidWords::declined),
    DECIDED(SaidWords::decided),
    ANSWERED(SaidWords::answered),
    REVIEWED(SaidWords::reviewed),
    HANDED(SaidWords::handed);

    private final Function<SaidWords, String> text;

    Said(Function<SaidWords, String> text) {
        this.text = text;
    }

    public String text(Format say) {
        return text.apply(say.words(SaidWords.class));
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
