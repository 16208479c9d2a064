package dev.plumbline.formula;

/**
 * One complaint about a formula, in words that say what is wrong and how to mend it.
 *
 * @param line   from 1, inside the formula's text
 * @param column from 1, inside that line
 */
public record Issue(int line, int column, String message) {}
