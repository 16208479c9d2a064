package dev.plumbline.leading;

import dev.plumbline.crm.RecordId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The other side of adoption: whether those who lead use what others enter. Kept by day; no finer. */
public interface Uses {

    /** @param day of the person's own calendar */
    void note(RecordId person, LocalDate day, Use use);

    /** Of these people, from that day on, by day. */
    List<Day> since(Collection<RecordId> people, LocalDate first);

    /** Since when anything is known; what came before is unknown, and not nothing. */
    Optional<LocalDate> first();

    /** @param times how often on that day */
    record Day(RecordId person, LocalDate day, Use use, int times) {}
}
