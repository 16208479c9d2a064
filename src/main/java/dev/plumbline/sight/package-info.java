/** What the one who asks may see, carried to the database, which holds it whatever a query forgets. It must not know who anybody is. */
@Room(uses = {"crm"})
@NullMarked
package dev.plumbline.sight;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
