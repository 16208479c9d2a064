/** How a rule comes into force, is taught, and works off what it found: states, versions, guard, notices, campaigns. It judges nothing. */
@Room(uses = {"audit", "crm", "escalation", "notifications", "people", "rules", "speech", "violations"})
@NullMarked
package dev.plumbline.lifecycle;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
