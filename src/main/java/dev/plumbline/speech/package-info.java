/** What is said to people, in the languages that they read. It must not know who they are, nor what it is about. */
@Room(uses = {})
@NullMarked
package dev.plumbline.speech;

import dev.plumbline.Room;
import org.jspecify.annotations.NullMarked;
