/** Plumbline: keeps Salesforce true. The rooms below it are listed in the README; this package itself holds only their sign. */
@NullMarked
package dev.plumbline;

import org.jspecify.annotations.NullMarked;
