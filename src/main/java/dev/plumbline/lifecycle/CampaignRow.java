package dev.plumbline.lifecycle;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.RuleId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;

/** Table {@code campaign}. */
final class CampaignRow {

    private CampaignRow() {}

    static Campaign of(ResultSet row) throws SQLException {
        return new Campaign(
                row.getLong("id"),
                row.getString("name"),
                Arrays.stream((String[]) row.getArray("rules").getArray())
                        .map(RuleId::new)
                        .toList(),
                new RecordId(row.getString("scope")),
                row.getObject("deadline", LocalDate.class),
                row.getString("why"),
                row.getString("set_by"),
                row.getString("set_by_name"),
                Columns.instant(row, "set_at"),
                Columns.maybe(row, "ended_at"));
    }
}
