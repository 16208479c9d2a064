/** Gaps as Tasks on their owners' lists in Salesforce: put there when somebody is told, closed when the gap ends. It must not know how. */
@Room(uses = {"crm", "escalation", "notifications", "people", "rules", "speech", "violations"})
@NullMarked
package dev.plumbline.tasks;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
