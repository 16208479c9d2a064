/** A small company to show pages of: everything the front asks other rooms, answered from memory. */
@NullMarked
package dev.plumbline.web.fakes;

import org.jspecify.annotations.NullMarked;
