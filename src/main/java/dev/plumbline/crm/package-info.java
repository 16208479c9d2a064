/** The words of a CRM: ids, values, records, schemas. Pure Java; it must not know where they come from or who judges them. */
@Room(uses = {})
@NullMarked
package dev.plumbline.crm;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
