/** Pages: what was found, how it reads, what to do about it. It decides nothing. */
@Room(
        uses = {
            "audit",
            "crm",
            "escalation",
            "lifecycle",
            "people",
            "rules",
            "violations",
            "notifications",
            "links",
            "pipeline",
            "studio",
            "web.access"
        })
@NullMarked
package dev.plumbline.web.ui;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
