/** Rules that were written in the application: their texts, by whom and why, and what is being written. It must not know what they mean. */
@NullMarked
package dev.plumbline.rules.stored;

import org.jspecify.annotations.NullMarked;
