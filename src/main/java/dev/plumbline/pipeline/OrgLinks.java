package dev.plumbline.pipeline;

import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.RecordLinks;
import dev.plumbline.salesforce.SalesforceClient.OrgIdentity;
import dev.plumbline.salesforce.SalesforceConfig;
import jakarta.enterprise.context.ApplicationScoped;

/** Records are opened under the org's own address; Salesforce leads {@code /id} to the record's page in every user interface. */
@ApplicationScoped
class OrgLinks implements RecordLinks {

    private final Rounds rounds;
    private final String configured;

    OrgLinks(Rounds rounds, SalesforceConfig config) {
        this.rounds = rounds;
        this.configured = config.url().orElse("");
    }

    @Override
    public String of(RecordId record) {
        String base = rounds.org().map(OrgIdentity::url).orElse(configured);
        return (base.endsWith("/") ? base : base + "/") + record.value();
    }
}
