package dev.plumbline.practice.oauth;

/** A token that is not given, with OAuth's word for it and Salesforce's explanation. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final String error;

    Refused(String error, String description) {
        super(description);
        this.error = error;
    }

    String error() {
        return error;
    }

    String description() {
        return String.valueOf(getMessage());
    }
}
