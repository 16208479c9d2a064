package dev.plumbline.pipeline;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.salesforce.SalesforceClient;
import dev.plumbline.salesforce.SalesforceException;
import dev.plumbline.salesforce.Soql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Children of one kind, read from Salesforce with each page of their parents and held no longer. Where not all of a page can be read, nothing
 * is said of it: some of the children would be another number.
 */
final class Loan {

    /** Parents that are asked about at once, so that it shows in between that the time is up. */
    private static final int TOGETHER = 250;

    private final SalesforceClient salesforce;
    private final String object;
    private final String by;
    private final List<String> paths;
    private final Map<RecordId, List<CrmRecord>> rows = new HashMap<>();

    /** Empty until Salesforce has said which of the paths it shows. */
    private Optional<List<String>> shown = Optional.empty();

    private Optional<String> because = Optional.empty();

    /** @param by the child's field that holds the parent's id, as the org describes it */
    Loan(SalesforceClient salesforce, String object, String by, List<String> paths) {
        this.salesforce = salesforce;
        this.object = object;
        this.by = by;
        this.paths = paths;
    }

    /**
     * Lets go of the last page and reads the next.
     *
     * @param room children that may be read
     * @param late whether the time is up
     * @return how many were read
     */
    long next(List<RecordId> parents, long room, BooleanSupplier late) {
        rows.clear();
        because = Optional.empty();
        long read = 0;
        try {
            List<String> fields = fields();
            for (List<RecordId> some : Pages.of(parents, TOGETHER)) {
                if (late.getAsBoolean()) {
                    because = Optional.of("the time for a try was up before all its " + object + " records were read");
                    return read;
                }
                read += ask(some, fields, room - read);
                if (read > room) {
                    because = Optional.of("there are more " + object + " records than one try reads");
                    return read;
                }
            }
        } catch (SalesforceException e) {
            because = Optional.of("Salesforce did not show its " + object + " records: " + e.getMessage());
        }
        return read;
    }

    private List<String> fields() {
        if (shown.isEmpty()) {
            shown = Optional.of(
                    shows(paths)
                            ? paths
                            : paths.stream()
                                    .filter(path -> shows(List.of(path)))
                                    .toList());
        }
        List<String> fields = new ArrayList<>(shown.get());
        fields.add(by);
        return fields;
    }

    private boolean shows(List<String> some) {
        try {
            salesforce.query(object, some, "LIMIT 1", false, one -> {});
            return true;
        } catch (SalesforceException.Query e) {
            return false;
        }
    }

    private long ask(List<RecordId> parents, List<String> fields, long room) {
        List<CrmRecord> found = new ArrayList<>();
        String rest = "WHERE " + by + " IN " + Soql.ids(parents) + " LIMIT " + (room + 1);
        salesforce.query(object, fields, rest, false, found::addAll);
        for (CrmRecord child : found) {
            if (child.field(by) instanceof FieldValue.Text parent && RecordId.isId(parent.value())) {
                rows.computeIfAbsent(RecordId.of(parent.value()), p -> new ArrayList<>())
                        .add(child);
            } else {
                because = Optional.of("Salesforce did not say whose " + object + " record " + child.id() + " is");
            }
        }
        return found.size();
    }

    /** Why the page that was read last cannot be told. */
    Optional<String> because() {
        return because;
    }

    /** What is read, as the try names it. */
    List<String> asked() {
        List<String> asked = new ArrayList<>(shown.orElse(List.of()));
        if (asked.isEmpty()) {
            asked.add(by);
        }
        return asked.stream().map(path -> object + "." + path).toList();
    }

    /** As the mirror gives children. */
    Map<RecordId, List<FieldValue[]>> children(Collection<RecordId> parents, List<String> wanted) {
        Map<RecordId, List<FieldValue[]>> children = new HashMap<>();
        for (RecordId parent : parents) {
            List<CrmRecord> found = rows.get(parent);
            if (found != null) {
                children.put(
                        parent,
                        found.stream().map(child -> values(child, wanted)).toList());
            }
        }
        return children;
    }

    private FieldValue[] values(CrmRecord child, List<String> wanted) {
        return wanted.stream()
                .map(path -> shown.orElse(List.of()).contains(path)
                        ? child.field(path)
                        : new FieldValue.Hidden("Salesforce does not show " + object + "." + path))
                .toArray(FieldValue[]::new);
    }
}
