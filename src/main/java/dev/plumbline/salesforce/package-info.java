/** The other side of the wire: sign-in, queries, writes, faults and the budget of calls. The only room that knows Salesforce's client. */
@Room(uses = {"crm"})
@NullMarked
package dev.plumbline.salesforce;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
