/** Secrets of people that outlive a restart: sealed before they are written down, opened only to be used. Knows no database and no network. */
@Room(uses = {})
@NullMarked
package dev.plumbline.secrets;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
