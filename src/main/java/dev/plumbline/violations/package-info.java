/** The ledger of broken rules: opened, ended, relapsed, and what was seen when. Nothing else writes a violation. */
@Room(uses = {"audit", "crm", "rules", "sight", "speech"})
@NullMarked
package dev.plumbline.violations;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
