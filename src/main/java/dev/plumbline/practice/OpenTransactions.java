package dev.plumbline.practice;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.save.Outcome;
import dev.plumbline.practice.save.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Long transactions, for drills: their rows carry the time at which they were written and are seen only when the transaction commits, later
 * than rows with younger stamps. While one is open, getUpdated and getDeleted cover no more than the time before its start.
 */
public final class OpenTransactions {

    private record Held(Instant at, RecordId user, Write write) {}

    private record Transaction(Instant start, List<Held> writes) {}

    private final MemoryOrg org;
    private final Map<String, Transaction> open = new TreeMap<>();

    OpenTransactions(MemoryOrg org) {
        this.org = org;
    }

    /** @param name by which it is committed later; one that is open under this name goes on */
    public synchronized void begin(String name) {
        open.putIfAbsent(name, new Transaction(org.clock().instant(), new ArrayList<>()));
    }

    public synchronized void update(String name, RecordId user, RecordId id, Map<String, FieldValue> fields) {
        add(name, new Held(org.clock().instant(), user, new Write.Update(id, fields)));
    }

    public synchronized void create(String name, RecordId user, String object, Map<String, FieldValue> fields) {
        add(name, new Held(org.clock().instant(), user, new Write.Create(object, fields)));
    }

    public synchronized void delete(String name, RecordId user, RecordId id) {
        add(name, new Held(org.clock().instant(), user, new Write.Delete(id)));
    }

    private void add(String name, Held held) {
        Transaction transaction = open.get(name);
        if (transaction == null) {
            throw new IllegalArgumentException("no transaction \"" + name + "\" is open: begin it first");
        }
        transaction.writes().add(held);
    }

    /** Makes the writes visible, in order, with the stamps of when they were made. */
    public synchronized List<Outcome> commit(String name) {
        Transaction transaction = open.remove(name);
        List<Outcome> outcomes = new ArrayList<>();
        if (transaction != null) {
            for (Held held : transaction.writes()) {
                outcomes.addAll(org.save(held.user(), held.at(), false, List.of(held.write())));
            }
        }
        return outcomes;
    }

    public synchronized void rollBack(String name) {
        open.remove(name);
    }

    /** Start of the oldest one that is open. */
    public synchronized Optional<Instant> oldestStart() {
        return open.values().stream().map(Transaction::start).min(Instant::compareTo);
    }
}
