/** What the org's administrators have set up: who may see and change what, which records are locked, what picklists offer. */
@NullMarked
package dev.plumbline.practice.setup;

import org.jspecify.annotations.NullMarked;
