package dev.plumbline.practice.company;

import dev.plumbline.practice.Org;
import dev.plumbline.practice.setup.Offers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;

/**
 * A believable company, Northmere Controls, and two years of its sales records on the day it is founded.
 *
 * <p>The same seed and the same founding moment give the same rows to the last byte; the seed alone gives the same people. Rows are told
 * one by one and not kept here, so a company of any size costs no more memory than its manifest.
 */
public final class Company {

    private final long seed;
    private final Instant now;
    private final Size size;
    private final People people;

    private Company(long seed, Instant now, Size size) {
        this.seed = seed;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
        this.size = size;
        this.people = new People(seed);
    }

    public static Company found(long seed, Instant now) {
        return found(seed, now, Size.ORDINARY);
    }

    /** @param now nothing in the company is later than this but plans: close dates, tasks, appointments */
    public static Company found(long seed, Instant now, Size size) {
        return new Company(seed, now, size);
    }

    public People people() {
        return people;
    }

    /** Tells every row to the sink, in an order that never changes. */
    public void tell(RowSink sink) {
        Founding founding = new Founding(seed, now, people, new Ids(), new Catalog(), new Oddities(sink));
        new StaffRows(founding).write();
        new SetUp(founding).write();
        for (int i = 0; i < size.accounts(); i++) {
            AccountBook.write(founding, i);
        }
        LeadBook leads = new LeadBook(founding);
        for (int i = 0; i < size.leads(); i++) {
            leads.write(i);
        }
        new Routine(founding).write();
    }

    /** Moves the company into an org and says what it brought along. */
    public Planted settle(Org org) {
        return settle(org, object -> true);
    }

    /** @param objects which objects to move in; the manifest is about those alone */
    public Planted settle(Org org, Predicate<String> objects) {
        PlantedReader reader = new PlantedReader(now);
        tell(row -> {
            if (objects.test(row.object())) {
                org.seed(row.object(), row.id(), row.fields());
                reader.accept(row);
            }
        });
        return reader.planted();
    }

    /** Sets up what picklists offer by record type, and by each other. The company's records are older than that, and keep what they have. */
    public void offer(Offers offers) {
        Processes.offer(offers);
    }

    /** The manifest, without an org. */
    public Planted planted() {
        PlantedReader reader = new PlantedReader(now);
        tell(reader);
        return reader.planted();
    }
}
