package dev.plumbline.practice.soql;

import java.util.List;

/** A WHERE or HAVING clause. */
sealed interface Condition {

    record All(List<Condition> parts) implements Condition {}

    record Any(List<Condition> parts) implements Condition {}

    record Not(Condition of) implements Condition {}

    /** @param values one for comparisons, several for lists */
    record Compare(Query.Item left, Operator operator, List<Literal> values) implements Condition {}

    record SemiJoin(Query.Item left, boolean not, Query inner) implements Condition {}

    enum Operator {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        LIKE,
        IN,
        NOT_IN,
        INCLUDES,
        EXCLUDES;

        boolean ordering() {
            return this == LESS || this == LESS_OR_EQUAL || this == GREATER || this == GREATER_OR_EQUAL;
        }

        boolean list() {
            return this == IN || this == NOT_IN || this == INCLUDES || this == EXCLUDES;
        }
    }
}
