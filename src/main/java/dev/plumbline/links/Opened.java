package dev.plumbline.links;

import dev.plumbline.notifications.OneClickAction.Question;

/** What became of opening a link. */
public sealed interface Opened {

    /** It works; this is what it asks. */
    record Asks(Question question) implements Opened {}

    record Done(String words) implements Opened {}

    /** It works, but not with what was entered, or not now. */
    record NotDone(String words, Question question) implements Opened {}

    /** Nothing was changed. */
    enum Refused implements Opened {
        /** Not one of ours, or damaged on its way. */
        UNKNOWN,
        /** Made for somebody else than who is signed in where it was opened. */
        FOREIGN,
        /** It works once. */
        USED,
        /** Too old, or what it was about is over. */
        EXPIRED
    }
}
