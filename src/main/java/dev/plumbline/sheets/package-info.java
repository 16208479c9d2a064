/** Tables as files that spreadsheets open. What stands in a cell is never run. */
@Room(uses = {})
@NullMarked
package dev.plumbline.sheets;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
