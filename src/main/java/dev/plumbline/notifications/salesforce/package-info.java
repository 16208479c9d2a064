/** The way by a Task on somebody's list in Salesforce, and the memory of which Tasks are ours. It must not know what a Task is about. */
@NullMarked
package dev.plumbline.notifications.salesforce;

import org.jspecify.annotations.NullMarked;
