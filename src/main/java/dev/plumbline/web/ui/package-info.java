/** Pages: who looks, what they may see, how it reads. It decides nothing. */
@Room(uses = {"crm", "people", "rules", "violations", "notifications", "pipeline"})
@NullMarked
package dev.plumbline.web.ui;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
