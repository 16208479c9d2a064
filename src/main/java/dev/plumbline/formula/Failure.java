package dev.plumbline.formula;

/** Thrown inside a run that Salesforce would show as {@code #Error!}. It has no stack: it is data that is wrong, not the program. */
@SuppressWarnings("serial")
final class Failure extends RuntimeException {

    Failure(String message) {
        super(message, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
