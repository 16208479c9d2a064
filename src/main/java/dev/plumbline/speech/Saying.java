package dev.plumbline.speech;

import java.util.function.Function;

/** One thing to be said, before it is known in which language: a message of a bundle, with what it speaks of filled in. */
public final class Saying {

    /** What leaves it to whoever shows it to find words. */
    public static final Saying NOTHING = quoted("");

    private final Function<Tongue, String> said;

    private Saying(Function<Tongue, String> said) {
        this.said = said;
    }

    /** @param bundle an interface that is a {@link io.quarkus.qute.i18n.MessageBundle} */
    public static <T> Saying of(Class<T> bundle, Function<T, String> message) {
        return new Saying(tongue -> message.apply(Phrasebook.of(bundle, tongue)));
    }

    /** What is said as it stands to everybody: the words of somebody else. */
    public static Saying quoted(String words) {
        return new Saying(tongue -> words);
    }

    public String in(Tongue tongue) {
        return said.apply(tongue);
    }

    /** For machines and for what is kept: one language, whoever asks. */
    public String english() {
        return in(Tongue.ENGLISH);
    }

    @Override
    public String toString() {
        return english();
    }
}
