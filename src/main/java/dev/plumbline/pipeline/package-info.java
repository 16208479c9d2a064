/** The whole service in one method: a change, its verdicts and what is owed for them, in one transaction. */
@Room(
        uses = {
            "audit",
            "crm",
            "escalation",
            "formula",
            "ingest",
            "lifecycle",
            "mirror",
            "notifications",
            "people",
            "rules",
            "salesforce",
            "speech",
            "tasks",
            "violations"
        })
@NullMarked
package dev.plumbline.pipeline;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
