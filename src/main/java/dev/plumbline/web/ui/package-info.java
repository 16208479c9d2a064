/** Pages: what was found, how it reads, what to do about it. It decides nothing. */
@Room(
        uses = {
            "audit",
            "crm",
            "digests",
            "escalation",
            "fixes",
            "leading",
            "lifecycle",
            "links",
            "notifications",
            "people",
            "pipeline",
            "rules",
            "sheets",
            "sight",
            "speech",
            "studio",
            "violations",
            "web.access"
        })
@NullMarked
package dev.plumbline.web.ui;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
