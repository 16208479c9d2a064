/** Commands that need no server: check and test rules, check calendars, try a formula. It translates, nothing more. */
@Room(uses = {"crm", "formula", "people", "rules"})
@NullMarked
package dev.plumbline.cli;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
