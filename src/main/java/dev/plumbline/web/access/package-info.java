/** Who is asking and whose records they may see: accounts, sign-in, the admin's token, guards on the door. It shows nothing. */
@Room(uses = {"audit", "crm", "people", "pipeline", "sight", "speech", "violations"})
@NullMarked
package dev.plumbline.web.access;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
