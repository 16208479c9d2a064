/** What is open below a manager, said once a week with what changed. It must not know how a message travels. */
@Room(uses = {"crm", "escalation", "notifications", "people", "rules", "speech", "violations"})
@NullMarked
package dev.plumbline.digests;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
