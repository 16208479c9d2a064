/** Commands that need no server: check and test rules, check calendars and ladders, try a formula, verify the audit log. It translates, nothing more. */
@Room(uses = {"audit", "crm", "escalation", "formula", "people", "rules"})
@NullMarked
package dev.plumbline.cli;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
