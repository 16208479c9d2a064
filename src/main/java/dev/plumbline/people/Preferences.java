package dev.plumbline.people;

import dev.plumbline.crm.RecordId;

/** How people want to be reached. */
@FunctionalInterface
public interface Preferences {

    /** The usual settings for whoever has not chosen any. */
    MessageSettings of(RecordId person);
}
