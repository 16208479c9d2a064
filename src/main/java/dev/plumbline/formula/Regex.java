package dev.plumbline.formula;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Java's regular expressions, within bounds: some patterns would otherwise try for years. */
final class Regex {

    /** Characters that matching may look at; Salesforce allows the same, some 50 ms. */
    private static final int BUDGET = 1_000_000;

    /** Java compiles nested groups recursively. */
    private static final int LONGEST = 10_000;

    private Regex() {}

    /** @throws Refusal at the place of the pattern, when it is none */
    static void check(String expression, Place place) {
        try {
            compile(expression);
        } catch (Failure e) {
            throw new Refusal(place, e.reason());
        }
    }

    static Pattern compile(String expression) {
        if (expression.length() > LONGEST) {
            throw new Failure("REGEX: the pattern is longer than " + LONGEST + " characters");
        }
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new Failure("REGEX: \"" + Texts.brief(expression) + "\" is not a pattern: " + e.getDescription());
        } catch (StackOverflowError e) {
            throw new Failure("REGEX: the pattern is nested too deeply");
        }
    }

    /** Whether the pattern matches the whole text, where a blank is the empty text. */
    static boolean matches(@Nullable String text, Pattern pattern) {
        try {
            return pattern.matcher(new Budgeted(text == null ? "" : text)).matches();
        } catch (StackOverflowError e) {
            throw tooHard(pattern);
        } catch (Exhausted e) {
            throw tooHard(pattern);
        }
    }

    private static Failure tooHard(Pattern pattern) {
        return new Failure("REGEX: \"" + Texts.brief(pattern.pattern()) + "\" takes too many steps on this text");
    }

    @SuppressWarnings("serial")
    private static final class Exhausted extends RuntimeException {
        static final Exhausted INSTANCE = new Exhausted();

        private Exhausted() {
            super(null, null, false, false);
        }
    }

    /** A text that counts how often it is looked at, which is the one thing that every step of matching does. */
    private static final class Budgeted implements CharSequence {
        private final String text;
        private int left = BUDGET;

        Budgeted(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw Exhausted.INSTANCE;
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
