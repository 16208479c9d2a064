package dev.plumbline.violations;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.RuleId;
import java.util.List;

/** The way that one record went under one transition rule, oldest first, as far as it is known. */
public record Course(RuleId rule, RecordId record, List<Stand> stands) {

    public Course {
        stands = List.copyOf(stands);
    }
}
