/** Commands that need no server: check and test rules, try a formula, verify the audit log. It translates, nothing more. */
@Room(uses = {"audit", "crm", "formula", "rules"})
@NullMarked
package dev.plumbline.cli;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
