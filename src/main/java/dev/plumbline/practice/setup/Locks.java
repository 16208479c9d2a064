package dev.plumbline.practice.setup;

import dev.plumbline.crm.RecordId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Records that an approval holds: only administrators change them until it ends. Forgotten when the org stops. */
public final class Locks {

    private final Set<String> locked = ConcurrentHashMap.newKeySet();

    Locks() {}

    public void lock(RecordId record) {
        locked.add(record.value());
    }

    public void unlock(RecordId record) {
        locked.remove(record.value());
    }

    public boolean locked(String record) {
        return locked.contains(record);
    }
}
