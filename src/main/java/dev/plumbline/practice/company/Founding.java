package dev.plumbline.practice.company;

import dev.plumbline.crm.RecordId;
import java.time.Instant;

/** What one telling of the company's story shares: the moment, the people, the ids handed out so far, the catalogue, where rows go. */
record Founding(long seed, Instant now, People people, Ids ids, Catalog catalog, RowSink sink) {

    Draft draft(String object) {
        return new Draft(object, ids.next(object));
    }

    void emit(Draft draft) {
        sink.accept(draft.row());
    }

    OfficeHours office(Employee employee) {
        return new OfficeHours(employee.zone(), now);
    }

    /** Who imports, converts and sets up. */
    RecordId machine() {
        return people.integrationUser();
    }
}
