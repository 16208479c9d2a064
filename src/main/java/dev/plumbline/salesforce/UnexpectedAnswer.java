package dev.plumbline.salesforce;

import java.io.IOException;

/** An answer that is not SOAP, or more of it than we take. */
final class UnexpectedAnswer extends IOException {

    private static final long serialVersionUID = 1;

    enum Kind {
        /** A web page: maintenance, single sign-on, a proxy. */
        PAGE,
        REDIRECT,
        STATUS,
        TOO_LARGE
    }

    private final Kind kind;
    private final int status;

    UnexpectedAnswer(Kind kind, int status, String detail) {
        super(detail);
        this.kind = kind;
        this.status = status;
    }

    Kind kind() {
        return kind;
    }

    /** HTTP status. */
    int status() {
        return status;
    }
}
