package dev.plumbline.people;

/** Knows the people of the org from the mirror, and notices when they change. */
public interface Directory {

    /** The chart as of now; cheap to ask for. */
    OrgChart chart();

    /** Tells that users, roles or queues changed in a transaction that has been committed. */
    void changed();
}
