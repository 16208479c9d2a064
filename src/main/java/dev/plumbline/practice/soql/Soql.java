package dev.plumbline.practice.soql;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.practice.store.Row;
import dev.plumbline.practice.store.Store;
import dev.plumbline.practice.store.Table;
import dev.plumbline.practice.store.Zones;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Answers queries on the store, as a user who may see what the given schemas show. */
public final class Soql {

    private final Store store;
    private final Clock clock;
    private final Function<String, Optional<ObjectSchema>> visible;
    private final Predicate<Row> seen;

    public Soql(Store store, Clock clock, Function<String, Optional<ObjectSchema>> visible) {
        this(store, clock, visible, row -> true);
    }

    /** @param seen which records there are for the user */
    public Soql(Store store, Clock clock, Function<String, Optional<ObjectSchema>> visible, Predicate<Row> seen) {
        this.store = store;
        this.clock = clock;
        this.visible = visible;
        this.seen = seen;
    }

    /**
     * Runs a query. Call while the store is locked for reading.
     *
     * @param user whose time zone dates are meant in
     * @param all  whether deleted and archived records are wanted too
     * @throws SoqlException when the query is wrong
     */
    public Answer run(String text, String user, boolean all) {
        Query query = Parser.parse(text);
        ZoneId zone = Zones.ofUser(store, user);
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        Binder binder = new Binder(store, visible, seen, text);
        return new Execution(binder, new Spans(today, fiscalStart()), zone, all).answer(query);
    }

    private int fiscalStart() {
        return store.standard("Organization").rows().stream()
                .findFirst()
                .map(r -> r.get("FiscalYearStartMonth") instanceof FieldValue.Num n
                        ? n.value().intValue()
                        : 1)
                .orElse(1);
    }

    /** Whether a record is out of sight of a plain query. */
    static boolean outOfSight(Row row, Table table) {
        int archived = table.column("IsArchived");
        return row.deleted() || archived >= 0 && row.get(archived) instanceof FieldValue.Bool b && b.value();
    }
}
