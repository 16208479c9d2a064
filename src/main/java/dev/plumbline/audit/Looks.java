package dev.plumbline.audit;

import dev.plumbline.crm.RecordId;
import java.time.LocalDate;
import java.util.List;

/** Who looked at whose page or gaps by name. The person who was looked at may read all of it. */
public interface Looks {

    /**
     * Notes that somebody opened what is known about a person; looking at oneself is no look. The first of a day goes into the audit log
     * too.
     */
    void record(Actor.Person viewer, RecordId person);

    /** Latest day first, then by name; at most 200. */
    List<Look> at(RecordId person);

    /**
     * @param by    a Salesforce id, or the login of an account that is nobody there
     * @param name  as it was on that day
     * @param day   in UTC; nothing finer is kept
     * @param times how often on that day
     */
    record Look(String by, String name, LocalDate day, int times) {}
}
