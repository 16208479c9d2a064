/** What those who lead do with what was found: their days of use, and what they talked about with their people. It judges nobody. */
@Room(uses = {"audit", "crm", "sight"})
@NullMarked
package dev.plumbline.leading;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
