package dev.plumbline.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/** How eagerly Salesforce is asked. How often rounds run is not here: see {@code plumbline.salesforce.poll-every}. */
@ConfigMapping(prefix = "plumbline.ingest")
public interface IngestConfig {

    /** Objects that change rarely and are read every few rounds only, which saves most of the idle calls. */
    @WithDefault(
            "User,UserRole,Group,GroupMember,QueueSobject,RecordType,OpportunityStage,Profile,Product2,Pricebook2,Campaign")
    Set<String> slowObjects();

    /** Every how many rounds the slow objects are read. */
    @WithDefault("5")
    int slowEvery();

    /** The longest transaction in the org that is survived: a first load hands over to polling this long before it began. */
    @WithDefault("PT15M")
    Duration overlap();

    /** How often the ids that we keep are compared with the org's, which finds what was deleted without a trace. One call for 2,000 records. */
    @WithDefault("P1D")
    Duration compareEvery();

    /** How often objects are read again whose fields change without moving SystemModstamp (formulas, last login). One call for 2,000 records. */
    @WithDefault("PT6H")
    Duration rereadEvery();
}
