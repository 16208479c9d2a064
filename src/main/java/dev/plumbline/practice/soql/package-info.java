/** Salesforce's query language: read, checked against what the user may see, and carried out on the store. */
@NullMarked
package dev.plumbline.practice.soql;

import org.jspecify.annotations.NullMarked;
