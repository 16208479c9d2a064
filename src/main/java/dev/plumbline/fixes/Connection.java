package dev.plumbline.fixes;

/** Whether somebody can save in Salesforce as they, from here. */
public enum Connection {
    /** They can. */
    CONNECTED,
    /** They have not said yes yet. */
    NONE,
    /** They had, and Salesforce does not accept it any more. */
    BROKEN,
    /** Nobody can: this installation is not set up for it. */
    UNAVAILABLE
}
