/** The practice org's company: who works there, what they sell, and how badly they keep their records. It must not know who reads them. */
@NullMarked
package dev.plumbline.practice.company;

import org.jspecify.annotations.NullMarked;
