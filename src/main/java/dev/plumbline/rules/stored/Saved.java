package dev.plumbline.rules.stored;

/** What became of saving a text. */
public sealed interface Saved {

    /** It is the newest now. @param number of it; that of the text before where nothing is different */
    record Kept(int number) implements Saved {}

    /** Somebody saved another text since this one was begun. */
    record Overtaken(StoredText newest) implements Saved {}
}
