/** A mail server on this machine that keeps whatever it is given, and pages to read it. */
@NullMarked
package dev.plumbline.practice.mailbox;

import org.jspecify.annotations.NullMarked;
