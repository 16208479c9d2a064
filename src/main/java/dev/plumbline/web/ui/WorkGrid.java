package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import dev.plumbline.fixes.FixField;
import dev.plumbline.fixes.FixForm;
import dev.plumbline.web.ui.FixTalk.Result;
import java.util.List;
import java.util.Optional;

/**
 * Records of one object in a table, one field set at a time.
 *
 * @param key     of the form
 * @param columns what can be typed into, by API name
 * @param waiting why nothing can be typed now; empty when it can
 * @param said    what came of the last save, in all
 */
record WorkGrid(
        String key,
        String object,
        List<Column> columns,
        List<Row> rows,
        Optional<WorkCard> waiting,
        Optional<Result> said) {

    record Column(String name, String label) {}

    /** One field of one record, as the table's buttons name it: {@code 006000000000001AAA:AccountId}. */
    record Cell(RecordId record, String field) {

        static Optional<Cell> of(String named) {
            int colon = named.indexOf(':');
            return colon > 0 && RecordId.isId(named.substring(0, colon))
                    ? Optional.of(new Cell(RecordId.of(named.substring(0, colon)), named.substring(colon + 1)))
                    : Optional.empty();
        }
    }

    /** @param form empty when nothing is left to mend, or it cannot be asked for */
    record Row(String id, String name, String amount, String message, Optional<FixForm> form, Optional<Result> result) {

        /** The field of that column; empty where the rule does not ask it of this record. */
        public Optional<FixField> field(Column column) {
            return form.flatMap(f -> f.fields().stream()
                    .filter(one -> one.name().equals(column.name()))
                    .findFirst());
        }

        public String prefix() {
            return id + ":";
        }
    }

    public boolean empty() {
        return rows.isEmpty();
    }
}
