package dev.plumbline.mirror;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.Share;
import java.util.List;

/**
 * A summary of child records that the mirror keeps for each parent. What a child adds must depend on nothing but its own stored fields:
 * no path over a relationship, no activity field, no SystemModstamp (which moves without a change), no clock.
 */
public interface Summary {

    /** Names the definition: whatever makes another share of the same child has another key. */
    String key();

    /** The object that is summed up for. */
    String parent();

    String child();

    /** The child's field that holds the parent's id. */
    String by();

    /** Fields of the child that {@link #share} reads, in the order in which it wants their values. */
    List<String> paths();

    /** Whether the greatest mark is wanted, and not the least. */
    boolean greatest();

    Share share(FieldValue[] child);
}
