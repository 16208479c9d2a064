/**
 * Mending records in place: what to offer, what was typed, and the save in Salesforce as the very person who types. Never as anybody else,
 * and never as the integration user.
 */
@Room(
        uses = {
            "audit",
            "crm",
            "escalation",
            "formula",
            "people",
            "pipeline",
            "rules",
            "salesforce",
            "secrets",
            "speech",
            "violations"
        })
@NullMarked
package dev.plumbline.fixes;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
