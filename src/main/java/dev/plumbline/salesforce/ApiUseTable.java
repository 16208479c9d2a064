package dev.plumbline.salesforce;

import java.time.LocalDate;
import org.jdbi.v3.core.Jdbi;

/** Table {@code salesforce_api_use}: one row per org and UTC day. */
final class ApiUseTable implements ApiUse.Book {

    private final Jdbi jdbi;
    private final String org;

    /** @param org the configured address: the practice org's calls are not a real org's */
    ApiUseTable(Jdbi jdbi, String org) {
        this.jdbi = jdbi;
        this.org = org;
    }

    @Override
    public ApiUse add(LocalDate day, ApiUse more) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        INSERT INTO salesforce_api_use AS kept (org, day, calls, org_used, org_limit)
                        VALUES (:org, :day, :calls, :used, :limit)
                        ON CONFLICT (org, day) DO UPDATE SET
                            calls = kept.calls + excluded.calls,
                            org_used = CASE WHEN excluded.org_limit < 0 THEN kept.org_used ELSE excluded.org_used END,
                            org_limit = CASE WHEN excluded.org_limit < 0 THEN kept.org_limit ELSE excluded.org_limit END
                        RETURNING calls, org_used, org_limit
                        """)
                .bind("org", org)
                .bind("day", day)
                .bind("calls", more.ours())
                .bind("used", more.orgUsed())
                .bind("limit", more.orgLimit())
                .map((row, context) ->
                        new ApiUse(row.getLong("calls"), row.getLong("org_used"), row.getLong("org_limit")))
                .one());
    }
}
