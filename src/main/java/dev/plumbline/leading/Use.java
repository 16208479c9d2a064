package dev.plumbline.leading;

/** Ways of using what was found. */
public enum Use {
    /** Looked at a page. */
    VIEWED,
    /** Came to a page from outside: by the link of a digest or another message, or by a bookmark. */
    FOLLOWED,
    /** Answered or decided something. */
    DECIDED
}
