package dev.plumbline.people;

/** By what the org says who leads whom. */
public enum Hierarchy {
    /** Each user's manager. */
    MANAGER,
    /** The role above each user's role; whoever is active in it leads. */
    ROLE
}
