package dev.plumbline.rules;

/**
 * How one rule test ended.
 *
 * @param message what was expected and what came out instead; empty when it passed
 */
public record TestOutcome(String rule, String file, int line, int column, boolean passed, String message) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + rule + (passed ? ": passed" : ": " + message);
    }
}
