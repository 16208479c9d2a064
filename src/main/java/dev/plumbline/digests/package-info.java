/** What is due to one person, said once: nudges and digests. It must not know how a message travels. */
@Room(uses = {"crm", "notifications", "people", "violations", "rules"})
@NullMarked
package dev.plumbline.digests;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
