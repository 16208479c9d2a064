package dev.plumbline.pipeline;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.rules.Rollup;
import dev.plumbline.salesforce.SalesforceClient;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What the roll-ups of one try sum up and the mirror does not hold: a {@link Loan} for each kind of children, with one measure for all. */
final class BorrowedChildren {

    /** Our own Tasks are sifted out where Tasks are taken in; counted from Salesforce they would be somebody's activity. */
    private static final String TASK = "Task";

    private final Mirror mirror;
    private final KnownObjects objects;
    private final SalesforceClient salesforce;
    private final Jdbi jdbi;
    private final List<Rollup> rollups;
    private final long most;
    private final BooleanSupplier late;

    /** Empty until the first page tells what is missing. */
    private Optional<Map<Children, Loan>> loans = Optional.empty();

    private long read;

    /**
     * @param rollups that are tried, all on one object
     * @param most    children that may be read in all
     * @param late    whether the time for the try is up
     */
    BorrowedChildren(
            Mirror mirror,
            KnownObjects objects,
            SalesforceClient salesforce,
            Jdbi jdbi,
            List<Rollup> rollups,
            long most,
            BooleanSupplier late) {
        this.mirror = mirror;
        this.objects = objects;
        this.salesforce = salesforce;
        this.jdbi = jdbi;
        this.rollups = List.copyOf(rollups);
        this.most = most;
        this.late = late;
    }

    /** Reads the children of the parents that are looked at next. No transaction is held while Salesforce is asked. */
    void next(List<RecordId> parents) {
        if (loans.isEmpty()) {
            loans = Optional.of(missing());
        }
        loans.get().values().forEach(loan -> read += loan.next(parents, Math.max(0, most - read), late));
    }

    /** What nothing here answers for, looked up once: rules do not change during a try. */
    private Map<Children, Loan> missing() {
        Paths walk = new Paths(objects::schema);
        Map<Rollup, List<Paths.Step>> crossed = new LinkedHashMap<>();
        rollups.stream().filter(r -> !r.summarize().equals(TASK)).forEach(r -> crossed.put(r, crossed(walk, r)));
        List<Rollup> lacking = jdbi.inTransaction(handle -> crossed.keySet().stream()
                .filter(r -> RecordSource.of(mirror).blindness(handle, r).isPresent()
                        || crossed.getOrDefault(r, List.of()).stream().anyMatch(step -> hidden(handle, step)))
                .toList());
        Map<Children, Loan> missing = new LinkedHashMap<>();
        lacking.forEach(r -> reference(r)
                .ifPresent(by ->
                        missing.computeIfAbsent(Children.of(r), c -> new Loan(salesforce, c.object(), by, paths(c)))));
        return missing;
    }

    /** What the roll-up reads across relationships. */
    private static List<Paths.Step> crossed(Paths walk, Rollup rollup) {
        return rollup.childPaths().stream()
                .filter(path -> Paths.isField(path) && path.indexOf('.') >= 0)
                .flatMap(path -> walk.steps(rollup.summarize(), path).stream())
                .toList();
    }

    private boolean hidden(Handle handle, Paths.Step step) {
        return mirror.blindness(handle, step.object(), List.of(step.field())).isPresent();
    }

    /** As the org describes it: what a rule's author wrote is not pasted into a query. */
    private Optional<String> reference(Rollup rollup) {
        return objects.schema(rollup.summarize())
                .flatMap(schema -> schema.field(rollup.by()))
                .map(FieldSchema::name);
    }

    /** All roll-ups that stand on these children share what is read of them. */
    private List<String> paths(Children children) {
        return rollups.stream()
                .filter(r -> Children.of(r).equals(children))
                .flatMap(r -> r.childPaths().stream())
                .filter(Paths::isField)
                .distinct()
                .toList();
    }

    /** @param kept what the mirror says; where it is not blind it still answers when Salesforce does not */
    Optional<String> blindness(Rollup rollup, Optional<String> kept) {
        Optional<Loan> loan = loans.map(all -> all.get(Children.of(rollup)));
        return kept.isPresent() && loan.isPresent() ? loan.get().because() : kept;
    }

    /** Whether they are all here, and not in the mirror. */
    boolean holds(Children children) {
        return loan(children).isPresent();
    }

    /** As the mirror gives them; empty where the mirror has to. */
    Optional<Map<RecordId, List<FieldValue[]>>> children(
            Children children, Collection<RecordId> parents, List<String> paths) {
        return loan(children).map(loan -> loan.children(parents, paths));
    }

    private Optional<Loan> loan(Children children) {
        return loans.map(all -> all.get(children)).filter(loan -> loan.because().isEmpty());
    }

    /** What was asked of Salesforce so far. */
    List<String> asked() {
        return loans.orElse(Map.of()).values().stream()
                .flatMap(loan -> loan.asked().stream())
                .distinct()
                .toList();
    }
}
