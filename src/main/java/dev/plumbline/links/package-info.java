/** Links in messages that do one thing, once: made, found, used up, forgotten. It must not know what they do. */
@Room(uses = {"crm", "notifications", "people", "speech", "violations"})
@NullMarked
package dev.plumbline.links;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
