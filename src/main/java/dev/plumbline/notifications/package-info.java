/** Messages owed to people and how they leave: outbox, relay, channels. It must not know what a message is about. */
@Room(uses = {"audit", "crm", "people", "salesforce", "sight", "speech"})
@NullMarked
package dev.plumbline.notifications;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
