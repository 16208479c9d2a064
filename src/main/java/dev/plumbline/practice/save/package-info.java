/** What Salesforce does when a record is saved: checks, derived fields, history, the recycle bin. */
@NullMarked
package dev.plumbline.practice.save;

import org.jspecify.annotations.NullMarked;
