/** The Partner SOAP door: envelopes, operations, faults and cursors, as version 65 has them. */
@NullMarked
package dev.plumbline.practice.soap;

import org.jspecify.annotations.NullMarked;
