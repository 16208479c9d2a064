package dev.plumbline.rules.importing;

import dev.plumbline.rules.FileIssue;

/** Thrown where a file turns out not to be readable as what it should be; nothing is taken from it, and the next one is read. */
@SuppressWarnings("serial")
final class NotRead extends Exception {

    private final transient FileIssue issue;

    NotRead(FileIssue issue) {
        super(issue.message());
        this.issue = issue;
    }

    Outcome outcome() {
        return new Outcome(Outcome.Ending.NOT_READ, issue);
    }
}
