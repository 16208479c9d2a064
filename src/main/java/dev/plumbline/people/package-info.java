/** Who leads whom, who can be told, in which zone. It must not know why anybody is told. */
@Room(uses = {"audit", "crm", "mirror", "rules", "speech"})
@NullMarked
package dev.plumbline.people;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
