package dev.plumbline.salesforce;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call that did not work, sorted by what to do about it. The message is for people: what happened, and what to check.
 */
public abstract sealed class SalesforceException extends RuntimeException {

    private final String code;

    private SalesforceException(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Salesforce's own code, such as {@code REQUEST_LIMIT_EXCEEDED}, or our word where it sent none. */
    public String code() {
        return code;
    }

    /** Signed out, and signing in again did not help: somebody must reconnect. */
    public static final class Session extends SalesforceException {
        public Session(String code, String message, @Nullable Throwable cause) {
            super(code, message, cause);
        }
    }

    /** The org's calls are spent, or too many run at once. */
    public static final class Limit extends SalesforceException {
        private final Duration retryAfter;

        public Limit(String code, String message, Duration retryAfter, @Nullable Throwable cause) {
            super(code, message, cause);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** Busy, in maintenance, or unreachable, and nothing was changed there: the same call may work later. */
    public static final class Transient extends SalesforceException {
        public Transient(String code, String message, @Nullable Throwable cause) {
            super(code, message, cause);
        }
    }

    /** Our query or request is wrong for this org: a field hidden or gone, a window too big. Repeating it is useless. */
    public static final class Query extends SalesforceException {
        public Query(String code, String message, @Nullable Throwable cause) {
            super(code, message, cause);
        }
    }

    /** The integration user may not do this. */
    public static final class Permission extends SalesforceException {
        public Permission(String code, String message, @Nullable Throwable cause) {
            super(code, message, cause);
        }
    }

    /** The address, client id, secret, key or API version is wrong. */
    public static final class Configuration extends SalesforceException {
        public Configuration(String code, String message, @Nullable Throwable cause) {
            super(code, message, cause);
        }
    }

    /** A write got no readable answer: it may or may not have happened. Read before writing again. */
    public static final class UnknownOutcome extends SalesforceException {
        public UnknownOutcome(String code, String message, @Nullable Throwable cause) {
            super(code, message, cause);
        }
    }
}
