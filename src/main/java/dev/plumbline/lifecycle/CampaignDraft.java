package dev.plumbline.lifecycle;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.RuleId;
import java.time.LocalDate;
import java.util.List;

/** A campaign as somebody proposes it. @param rules empty means all */
public record CampaignDraft(String name, List<RuleId> rules, RecordId scope, LocalDate deadline, String why) {

    public CampaignDraft {
        rules = List.copyOf(rules);
    }
}
