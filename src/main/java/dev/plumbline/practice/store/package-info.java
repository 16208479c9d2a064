/** The rows of the practice org: tables, indexes and the journal that lets edits survive a restart. */
@NullMarked
package dev.plumbline.practice.store;

import org.jspecify.annotations.NullMarked;
