package dev.plumbline.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the practice org has been told to do wrong. Faults of one operation wait for it; the oldest one that fits is spent first.
 *
 * <p>Over HTTP, from this machine only: {@code POST /practice/faults} with a JSON body, {@code Content-Type: application/json}.
 * <pre>
 * {"fault": "SERVER_UNAVAILABLE", "operation": "query", "count": 3, "after": 0}
 * {"fault": "EXPIRE_SESSIONS", "operation": "queryMore"}   the session ends before the next page
 * {"fault": "SLOW", "value": "1500"}                       milliseconds
 * {"fault": "MAINTENANCE_PAGE", "value": "503"}            HTTP status, 200 or 503
 * {"expireSessions": true}                                 now
 * {"expireSessions": "005…"}                               of one person
 * {"revokeTokens": "005…"}                                 refresh tokens and sessions of one person
 * {"apiUsedPercent": 97}
 * {"hide": {"object": "Opportunity", "fields": ["NextStep"], "for": "Sales Rep"}}   {"readOnly": {…}}   {"show": "Opportunity"}
 * {"sharing": {"object": "Opportunity", "access": "PRIVATE"}}   or PUBLIC_READ, PUBLIC_READ_WRITE
 * {"lock": "006…"}   {"unlock": "006…"}                    as an approval locks a record
 * {"fault": "ROW_LOCKED", "operation": "update", "value": "006…"}   {"fault": "DROP_AFTER", "operation": "update"}
 * {"begin": "t1"}  {"in": "t1", "user": "005…", "id": "006…", "fields": {"Amount": "5"}}  {"commit": "t1"}  {"rollBack": "t1"}
 * {"clear": true}                                          takes back what is still armed
 * </pre>
 * {@code for} names a user or a profile, absent for everybody. {@code operation} is a SOAP operation or {@code token}; absent or {@code *} for any. {@code GET} lists what is armed.
 */
public final class Faults {

    /** Every operation. */
    public static final String ANY = "*";

    /** What goes wrong. */
    public enum Kind {
        /** All sessions end, or those of one user (value: the id); the call that meets this is the first to notice. */
        EXPIRE_SESSIONS,
        /** REQUEST_LIMIT_EXCEEDED, for the day. */
        DAILY_LIMIT,
        /** REQUEST_LIMIT_EXCEEDED, for calls at the same time. */
        CONCURRENT_LIMIT,
        SERVER_UNAVAILABLE,
        /** A page for people instead of an answer. Value: HTTP status, default 503. */
        MAINTENANCE_PAGE,
        /** The connection breaks before anything is done. */
        DROP_BEFORE,
        /** Everything is done, and the connection breaks before the answer. */
        DROP_AFTER,
        /** The answer takes its time. Value: milliseconds, default 1000. */
        SLOW,
        /** The answer has an element that the client has never heard of. */
        EXTRA_ELEMENT,
        /** A fault whose code the client has never heard of. */
        UNKNOWN_FAULT_CODE,
        /** Done, and the first result says so with a status that the client has never heard of. */
        UNKNOWN_STATUS_CODE,
        INVALID_LOCATOR,
        /** UNABLE_TO_LOCK_ROW for what is written. Value: the one record that it is about; none for all. */
        ROW_LOCKED
    }

    /**
     * One thing to do wrong.
     *
     * @param operation SOAP operation, {@code token}, or {@link #ANY}
     * @param count     how often, from 1
     * @param after     how many fitting calls go well before
     * @param value     what the kind needs; empty for its default
     */
    public record Fault(Kind kind, String operation, int count, int after, String value) {

        public Fault {
            if (count < 1 || after < 0) {
                throw new IllegalArgumentException("a fault has a count of at least 1 and an after of at least 0");
            }
        }

        /** Once, at the next call of any operation. */
        public static Fault once(Kind kind) {
            return new Fault(kind, ANY, 1, 0, "");
        }

        public Fault on(String someOperation) {
            return new Fault(kind, someOperation, count, after, value);
        }

        public Fault times(int someCount) {
            return new Fault(kind, operation, someCount, after, value);
        }

        public Fault after(int calls) {
            return new Fault(kind, operation, count, calls, value);
        }

        public Fault with(String someValue) {
            return new Fault(kind, operation, count, after, someValue);
        }

        /** The value as a number. */
        public int number(int otherwise) {
            return value.isEmpty() ? otherwise : Integer.parseInt(value);
        }

        private boolean fits(String call) {
            return operation.equals(ANY) || operation.toLowerCase(Locale.ROOT).equals(call.toLowerCase(Locale.ROOT));
        }
    }

    private final List<Fault> armed = new ArrayList<>();

    public synchronized Faults arm(Fault fault) {
        armed.add(fault);
        return this;
    }

    public synchronized void clear() {
        armed.clear();
    }

    public synchronized List<Fault> armed() {
        return List.copyOf(armed);
    }

    /** The fault for this call, if any; what is found is spent. */
    public synchronized Optional<Fault> next(String operation) {
        for (int i = 0; i < armed.size(); i++) {
            Fault fault = armed.get(i);
            if (!fault.fits(operation)) {
                continue;
            }
            if (fault.after() > 0) {
                armed.set(i, fault.after(fault.after() - 1));
                continue;
            }
            if (fault.count() > 1) {
                armed.set(i, fault.times(fault.count() - 1));
            } else {
                armed.remove(i);
            }
            return Optional.of(fault);
        }
        return Optional.empty();
    }

    /** The kinds by name, for messages. */
    static String kinds() {
        return Stream.of(Kind.values()).map(Enum::name).collect(Collectors.joining(", "));
    }
}
