/** A Salesforce that runs on this machine, with a believable company in it. It knows nobody, and only the start-up knows it. */
@Room(uses = {"crm"})
@NullMarked
package dev.plumbline.practice;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
