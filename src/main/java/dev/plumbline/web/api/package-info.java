/** The same facts as JSON, in shapes that automation relies on. It decides nothing. */
@Room(
        uses = {
            "audit",
            "crm",
            "lifecycle",
            "people",
            "rules",
            "violations",
            "notifications",
            "pipeline",
            "studio",
            "web.access",
            "web.ui"
        })
@NullMarked
package dev.plumbline.web.api;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
