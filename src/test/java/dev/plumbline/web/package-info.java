@NullMarked
package dev.plumbline.web;

import org.jspecify.annotations.NullMarked;
