package dev.plumbline.rules;

/**
 * One complaint about a rule file, at its place in the YAML: what, where, and how to mend it.
 *
 * @param line from 1; 0 when the file as a whole is meant
 */
public record FileIssue(String file, int line, int column, String message) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message;
    }
}
