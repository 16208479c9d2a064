/** Who did what, when, from which facts: append only and chained, so that a later change shows. It must not know what the facts mean. */
@Room(uses = {"crm", "sight"})
@NullMarked
package dev.plumbline.audit;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
