/** Salesforce's formula language: parse, check, compile, run. It must not know rules, databases or the wire. */
@Room(uses = {"crm"})
@NullMarked
package dev.plumbline.formula;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
