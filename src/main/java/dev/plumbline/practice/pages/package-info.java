/** The practice org's record pages: where a link in a message lands and people make their edits. They must not know the wire or the company. */
@NullMarked
package dev.plumbline.practice.pages;

import org.jspecify.annotations.NullMarked;
