/** When a person works: hours, holidays, leave, and what a wait in business time comes to. It must not know who is told or why. */
@NullMarked
package dev.plumbline.people.calendar;

import org.jspecify.annotations.NullMarked;
