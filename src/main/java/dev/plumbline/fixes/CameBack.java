package dev.plumbline.fixes;

/** How the way to Salesforce and back ended. */
public sealed interface CameBack {

    /** @param backTo the page from which they left */
    record Connected(String backTo) implements CameBack {}

    /** They signed in to Salesforce as somebody else; that grant was given back at once. */
    record SomebodyElse(String backTo, String who) implements CameBack {}

    /** @param why for people */
    record NotConnected(String backTo, Trouble why) implements CameBack {}

    /** Nobody left from here with that; it was used already, or too long ago. */
    record Unknown() implements CameBack {}
}
