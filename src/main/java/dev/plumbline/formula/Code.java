package dev.plumbline.formula;

/**
 * A piece of a compiled formula. Slots are bound, types are settled; running it looks up no name and, but for arithmetic that makes new
 * numbers, allocates nothing.
 *
 * <p>What cannot be read is thrown as {@link Unreadable} and caught only where the answer may not depend on it: AND, OR, IF. That keeps the
 * usual path, where everything is readable, free of a third state to test for.
 */
abstract sealed class Code permits Truth, Node {}
