package dev.plumbline.violations;

import org.jdbi.v3.core.statement.Query;

/** A {@link Scope} as a condition of SQL. */
public final class ScopeSql {

    private ScopeSql() {}

    /**
     * Lets rows of the scope's people through.
     *
     * @param column of who answers for the row; never somebody's input
     */
    public static String within(String column) {
        // A list of thousands is looked up as a set; "= ANY" would walk it for each row.
        return " (:everyone OR " + column + " IN (SELECT unnest(CAST(:people AS text[])))) ";
    }

    /** Says whose rows {@link #within} lets through. */
    public static Query bind(Query query, Scope scope) {
        return query.bind("everyone", scope.everyone()).bind("people", LedgerTables.texts(scope.people()));
    }
}
