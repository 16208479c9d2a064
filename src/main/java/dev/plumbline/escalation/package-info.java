/** Who is told of a broken rule, when, and in which order. It must not know how a message travels. */
@Room(uses = {"audit", "crm", "notifications", "people", "rules", "sight", "speech", "violations"})
@NullMarked
package dev.plumbline.escalation;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
