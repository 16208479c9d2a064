package dev.plumbline.practice.setup;

import dev.plumbline.practice.store.Row;
import dev.plumbline.practice.store.Store;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who may see and change whose records: an org-wide default for each object, and more for owners, those above them, members of a queue
 * that owns, and administrators. Call while the store is locked.
 */
public final class Sharing {

    /** What everybody may do with everybody's records. */
    public enum Access {
        PRIVATE,
        PUBLIC_READ,
        PUBLIC_READ_WRITE
    }

    /** Records that only administrators change. */
    private static final Set<String> SET_UP = Set.of(
            "User",
            "UserRole",
            "Profile",
            "Group",
            "GroupMember",
            "QueueSobject",
            "RecordType",
            "OpportunityStage",
            "Organization",
            "BusinessHours",
            "Holiday");

    /** Records that follow another one, and the field that names it. */
    private static final Map<String, String> CONTROLLED_BY_PARENT =
            Map.of("OpportunityLineItem", "OpportunityId", "OpportunityContactRole", "OpportunityId");

    private final Store store;
    private final Standing standing;
    private final Map<String, Access> defaults = new ConcurrentHashMap<>();

    Sharing(Store store) {
        this.store = store;
        this.standing = new Standing(store);
        defaults.put("Opportunity", Access.PUBLIC_READ);
        defaults.put("Lead", Access.PUBLIC_READ);
    }

    /** Sets an object's org-wide default. */
    public void set(String object, Access access) {
        defaults.put(object, access);
    }

    private Access access(String object) {
        return defaults.getOrDefault(object, Access.PUBLIC_READ_WRITE);
    }

    public boolean administers(String user) {
        return standing.modifiesAll(user);
    }

    /** The field that names the record which decides about those of an object; empty when each decides for itself. */
    public String parentField(String object) {
        return CONTROLLED_BY_PARENT.getOrDefault(object, "");
    }

    public boolean mayChange(String user, String object, String owner) {
        if (standing.modifiesAll(user)) {
            return true;
        }
        return !SET_UP.contains(object)
                && (access(object) == Access.PUBLIC_READ_WRITE || standing.reaches(user, owner));
    }

    public boolean maySee(String user, Row row) {
        return seenBy(user).test(row);
    }

    /** Which records a user may see; remembers what it has found out about owners, so it is good for one query. */
    public Predicate<Row> seenBy(String user) {
        if (!defaults.containsValue(Access.PRIVATE) || standing.viewsAll(user)) {
            return row -> true;
        }
        Map<String, Boolean> owners = new HashMap<>();
        return row -> {
            Row decides = deciding(row);
            return decides == null
                    || access(decides.table().name()) != Access.PRIVATE
                    || owners.computeIfAbsent(decides.text("OwnerId"), owner -> standing.reaches(user, owner));
        };
    }

    private @Nullable Row deciding(Row row) {
        String parent = parentField(row.table().name());
        return parent.isEmpty() ? row : store.row(row.text(parent));
    }
}
