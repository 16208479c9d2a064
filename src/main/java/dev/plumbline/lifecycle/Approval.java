package dev.plumbline.lifecycle;

import dev.plumbline.speech.Saying;

/** What an admin's approval of a held rule came to. */
public sealed interface Approval {

    /** People are told from now on. @param violations of which they had not heard */
    record Released(long violations) implements Approval {}

    /** Noted; the rule names no author, so a second admin has to look too. */
    record SecondNeeded() implements Approval {}

    /** @param because for the one who approved */
    record Refused(Saying because) implements Approval {}

    /** The rule is not held (any more). */
    record NotHeld() implements Approval {}
}
