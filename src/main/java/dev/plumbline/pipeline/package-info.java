/** The whole service in one method: a change, its verdicts and what is owed for them, in one transaction. */
@Room(
        uses = {
            "audit",
            "crm",
            "formula",
            "ingest",
            "lifecycle",
            "mirror",
            "people",
            "rules",
            "salesforce",
            "violations",
            "escalation",
            "notifications",
            "tasks"
        })
@NullMarked
package dev.plumbline.pipeline;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
