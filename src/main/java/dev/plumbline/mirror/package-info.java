/** Our copy of the fields that rules read, as of a time. It must not know rules or where the copy comes from. */
@Room(uses = {"crm"})
@NullMarked
package dev.plumbline.mirror;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
