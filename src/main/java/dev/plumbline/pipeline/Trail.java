package dev.plumbline.pipeline;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.StageList;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The steps that one record went, rebuilt from the org's histories of it, and what it looked like before and after each. What no history
 * tells is hidden with the reason, never guessed.
 */
final class Trail {

    /** A row of OpportunityHistory. @param values after the change, by field */
    record Row(String id, Instant at, Optional<RecordId> by, Map<String, FieldValue> values) {

        FieldValue value(String field) {
            FieldValue value = values.get(field);
            return value == null ? new FieldValue.Hidden(HistoryDemand.STAGES + "." + field + " was not read") : value;
        }
    }

    /** One field's part of a save, from the history of fields. */
    record Change(String id, Instant at, Optional<RecordId> by, FieldValue was, FieldValue became) {}

    /**
     * What is known of the record besides its histories.
     *
     * @param today   its fields as they are mirrored now
     * @param asOf    its SystemModstamp: nothing was saved since
     * @param tracked since when each field has been tracked
     * @param plain   fields that change by being saved, so that an unchanged record has them unchanged
     * @param staged  whether it is a deal, of which every org keeps the stages
     */
    record Known(
            Map<String, FieldValue> today,
            Instant asOf,
            Map<String, Instant> tracked,
            Set<String> plain,
            StageList stages,
            boolean staged) {

        /** When it was made, where no row of its stages says so. */
        Optional<Instant> made() {
            return staged ? Optional.empty() : HistoryReader.moment(today.get("CreatedDate"));
        }
    }

    /**
     * One save.
     *
     * @param row   the row of OpportunityHistory that holds the values after it; -1 where there is none
     * @param made  whether the step made that row; otherwise it is an older one, and its fields were not changed
     * @param born  whether it made the record
     * @param first whether it is the first one of its moment, for histories count whole seconds at best
     * @param last  whether it is the last one of its moment
     */
    record Step(Instant at, Optional<RecordId> by, int row, boolean made, boolean born, boolean first, boolean last) {}

    private static final Set<String> UNCHANGING = Set.of("Id", "CreatedDate", "CreatedById");

    private final List<Row> rows;
    private final boolean whole;
    private final Map<String, List<Change>> changes;
    private final Known known;

    /**
     * @param rows    in the order of their moments and ids
     * @param whole   whether the first row is the first there ever was
     * @param changes by field, in the order of their moments
     */
    Trail(List<Row> rows, boolean whole, Map<String, List<Change>> changes, Known known) {
        this.rows = List.copyOf(rows);
        this.whole = whole;
        this.changes = Map.copyOf(changes);
        this.known = known;
    }

    /** The steps of a span of time, both ends included, oldest first. */
    List<Step> steps(Instant from, Instant until) {
        if (from.isAfter(until)) {
            return List.of();
        }
        TreeMap<Instant, List<Integer>> moments = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            moments.computeIfAbsent(rows.get(i).at(), t -> new ArrayList<>()).add(i);
        }
        TreeMap<Instant, Optional<RecordId>> others = new TreeMap<>();
        changes.forEach((field, all) -> {
            if (!held(field)) {
                all.forEach(c -> others.putIfAbsent(c.at(), c.by()));
            }
        });
        others.forEach((at, by) -> moments.putIfAbsent(at, List.of()));
        known.made().ifPresent(at -> moments.putIfAbsent(at, List.of()));
        List<Step> steps = new ArrayList<>();
        moments.subMap(from, true, until, true).forEach((at, at1) -> {
            for (int i = 0; i < at1.size(); i++) {
                int row = at1.get(i);
                steps.add(new Step(at, rows.get(row).by(), row, true, born(row), i == 0, i == at1.size() - 1));
            }
            if (at1.isEmpty()) {
                boolean born = known.made().filter(at::equals).isPresent();
                steps.add(new Step(at, others.getOrDefault(at, Optional.empty()), under(at), false, born, true, true));
            }
        });
        return steps;
    }

    /** How the record stood at a moment, as if somebody had saved it then without changing anything; empty before it was there. */
    Optional<Step> standing(Instant at, Optional<Instant> created) {
        int row = under(at);
        boolean there = created.map(born -> !born.isAfter(at)).orElse(row >= 0 || !whole);
        return there ? Optional.of(new Step(at, Optional.empty(), row, false, false, true, true)) : Optional.empty();
    }

    private boolean born(int row) {
        return row == 0
                && whole
                && rows.get(0).value("PrevAmount").isBlank()
                && rows.get(0).value("PrevCloseDate").isBlank();
    }

    /** The newest row at a moment; -1 where all are newer. */
    private int under(Instant at) {
        int under = -1;
        while (under + 1 < rows.size() && !rows.get(under + 1).at().isAfter(at)) {
            under++;
        }
        return under;
    }

    FieldValue after(Step step, String path) {
        return value(step, path, true);
    }

    FieldValue before(Step step, String path) {
        return step.born() ? FieldValue.BLANK : value(step, path, false);
    }

    private FieldValue value(Step step, String path, boolean after) {
        if (known.staged() && HistoryDemand.BY_STAGE.contains(path)) {
            return byStage(value(step, "StageName", after), path);
        }
        if (held(path)) {
            return held(step, path, after);
        }
        if (path.equals("ForecastCategory") && step.made() && after) {
            return rows.get(step.row()).value(path);
        }
        if (UNCHANGING.contains(path)) {
            return today(step, path);
        }
        boolean own = path.indexOf('.') < 0 && !path.startsWith("$");
        return own ? tracked(step, path, after) : unknown(step, path);
    }

    /** Whether it stands in each row of the stages. */
    private boolean held(String field) {
        return known.staged() && HistoryDemand.HELD.contains(field);
    }

    private FieldValue byStage(FieldValue stage, String field) {
        if (!(stage instanceof FieldValue.Text name)) {
            return stage;
        }
        return known.stages().stages().stream()
                .filter(s -> s.name().equals(name.value()))
                .findFirst()
                .map(s -> FieldValue.of(field.equals("IsWon") ? s.won() : s.closed()))
                .orElseGet(() -> new FieldValue.Hidden("the org has no stage \"" + name.value() + "\" any more"));
    }

    private FieldValue held(Step step, String field, boolean after) {
        int row = step.made() && !after ? step.row() - 1 : step.row();
        if (row >= 0) {
            return rows.get(row).value(field);
        }
        // The row itself tells what two of the fields were before it.
        String prev = "Prev" + field;
        boolean told = step.made() && (field.equals("Amount") || field.equals("CloseDate"));
        return told ? rows.get(step.row()).value(prev) : unknown(step, field);
    }

    private FieldValue tracked(Step step, String field, boolean after) {
        List<Change> all = changes.getOrDefault(field, List.of());
        Change here = null;
        for (Change change : all) {
            here = here == null && change.at().equals(step.at()) ? change : here;
        }
        if (here != null && !(after ? step.last() : step.first())) {
            return unknown(step, field);
        }
        if (after) {
            return at(step, field, all);
        }
        if (here != null) {
            return here.was();
        }
        return isTracked(step, field) ? at(step, field, all) : unknown(step, field);
    }

    /** What the field was once all that happened at the step's moment had happened. */
    private FieldValue at(Step step, String field, List<Change> all) {
        @Nullable Change until = null;
        @Nullable Change later = null;
        for (Change change : all) {
            if (!change.at().isAfter(step.at())) {
                until = change;
            } else if (later == null) {
                later = change;
            }
        }
        if (until != null && until.at().equals(step.at())) {
            return until.became();
        }
        if (isTracked(step, field)) {
            return later != null ? later.was() : until != null ? until.became() : today(step, field);
        }
        boolean untouched = !known.asOf().isAfter(step.at()) && known.plain().contains(field);
        return untouched ? today(step, field) : unknown(step, field);
    }

    private boolean isTracked(Step step, String field) {
        Instant since = known.tracked().get(field);
        return since != null && !since.isAfter(step.at());
    }

    private FieldValue today(Step step, String field) {
        FieldValue value = known.today().get(field);
        return value == null ? unknown(step, field) : value;
    }

    private static FieldValue unknown(Step step, String path) {
        return new FieldValue.Hidden("what " + path + " was on "
                + step.at().atZone(ZoneOffset.UTC).toLocalDate() + " is not in the history");
    }
}
