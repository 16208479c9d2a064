package dev.plumbline.rules.importing;

import dev.plumbline.rules.FileIssue;

/**
 * What became of one validation rule, or of a file that could not be read.
 *
 * @param line its place in the metadata file, and what is to be said in one line
 */
public record Outcome(Ending ending, FileIssue line) {

    /** How it ended. */
    public enum Ending {
        CARRIED("carried"),
        WITH_NOTES("carried with notes"),
        NOT_CARRIED("not carried"),
        /** A file; how many rules it holds is not known. */
        NOT_READ("not read");

        private final String words;

        Ending(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    @Override
    public String toString() {
        return new FileIssue(line.file(), line.line(), line.column(), ending.words() + ": " + line.message())
                .toString();
    }
}
