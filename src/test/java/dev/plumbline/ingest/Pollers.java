package dev.plumbline.ingest;

import dev.plumbline.salesforce.SalesforceClient;
import org.jdbi.v3.core.Jdbi;

/** Hands the real poller to tests of other rooms. */
public final class Pollers {

    private Pollers() {}

    public static <S extends ChangeSink & KeptRecords> Poller of(
            SalesforceClient client, FieldDemand demand, S sink, Jdbi jdbi) {
        return new SalesforcePoller(client, demand, sink, sink, new CursorTable(jdbi), jdbi, IngestFixture.CONFIG);
    }
}
