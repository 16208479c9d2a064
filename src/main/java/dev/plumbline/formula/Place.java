package dev.plumbline.formula;

import org.antlr.v4.runtime.Token;

/**
 * Where something stands in a formula's text.
 *
 * @param line   from 1
 * @param column from 1
 */
record Place(int line, int column) {

    static Place of(Token token) {
        return new Place(token.getLine(), token.getCharPositionInLine() + 1);
    }

    Issue issue(String message) {
        return new Issue(line, column, message);
    }
}
