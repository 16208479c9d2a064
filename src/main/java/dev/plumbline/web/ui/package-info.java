/** Pages: what was found, how it reads, what to do about it. It decides nothing. */
@Room(
        uses = {
            "audit",
            "crm",
            "escalation",
            "fixes",
            "lifecycle",
            "people",
            "rules",
            "violations",
            "notifications",
            "links",
            "pipeline",
            "web.access"
        })
@NullMarked
package dev.plumbline.web.ui;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
