/** Where an admin writes a rule: checks it as it is typed, tries it, and files it. It judges nothing and tells nobody. */
@Room(uses = {"crm", "escalation", "formula", "pipeline", "rules", "speech", "violations"})
@NullMarked
package dev.plumbline.studio;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
