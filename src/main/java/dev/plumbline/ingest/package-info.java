/** Brings changes out of Salesforce completely and in order, and says how far they are safe. It must not know what is done with them. */
@Room(uses = {"crm", "salesforce"})
@NullMarked
package dev.plumbline.ingest;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
