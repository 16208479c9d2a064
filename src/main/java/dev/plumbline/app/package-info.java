/** Puts the process together: clock, database, start-up, health. Nobody imports it. */
@Room(uses = {"crm"})
@NullMarked
package dev.plumbline.app;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
