package dev.plumbline.links;

import dev.plumbline.notifications.OneClickAction.Question;

/** What became of opening a link. */
public sealed interface Opened {

    Opened UNKNOWN = new Refused(403, "This link is not one of ours, or was damaged on its way. Nothing was changed.");
    Opened FOREIGN =
            new Refused(403, "This link was made for somebody else than who is signed in here. Nothing was changed.");
    Opened USED = new Refused(410, "This link has been used. What it was for is done; it works once.");
    Opened EXPIRED = new Refused(
            410,
            "This link does nothing any more: it is too old, or the gap that it was about is closed or has come back as another.");

    /** It works; this is what it asks. */
    record Asks(Question question) implements Opened {}

    record Done(String words) implements Opened {}

    /** It works, but not with what was entered, or not now. */
    record NotDone(String words, Question question) implements Opened {}

    /** @param status 403 for what was never a link for this reader, 410 for what was one */
    record Refused(int status, String words) implements Opened {}
}
