/** What is expected of records, and the one judge of it. It must not know where records come from or who is told. */
@Room(uses = {"audit", "crm", "formula"})
@NullMarked
package dev.plumbline.rules;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
