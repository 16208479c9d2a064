/** The same facts as JSON, in shapes that automation relies on. It decides nothing. */
@Room(
        uses = {
            "audit",
            "crm",
            "fixes",
            "lifecycle",
            "notifications",
            "people",
            "pipeline",
            "rules",
            "sight",
            "speech",
            "studio",
            "violations",
            "web.access",
            "web.ui"
        })
@NullMarked
package dev.plumbline.web.api;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
