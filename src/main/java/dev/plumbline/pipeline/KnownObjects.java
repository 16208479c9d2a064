package dev.plumbline.pipeline;

import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.salesforce.SalesforceClient;
import dev.plumbline.salesforce.SalesforceException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What the org's objects look like to us: as kept, and asked for where a rule that nobody has yet is about another object. */
@ApplicationScoped
public class KnownObjects {

    private final Mirror mirror;
    private final SalesforceClient salesforce;
    private final ServiceStatus status;

    KnownObjects(Mirror mirror, SalesforceClient salesforce, ServiceStatus status) {
        this.mirror = mirror;
        this.salesforce = salesforce;
        this.status = status;
    }

    /** Empty too where the org cannot be asked just now. */
    public Optional<ObjectSchema> schema(String object) {
        try {
            return mirror.schema(object).or(() -> salesforce.describe(object));
        } catch (SalesforceException e) {
            return Optional.empty();
        }
    }

    /** Names of the objects of which records are kept. */
    public List<String> kept() {
        return List.copyOf(status.now().objects().keySet());
    }

    /** How many records of an object are kept. */
    long records(String object) {
        ServiceStatus.Loaded kept = status.now().objects().get(object);
        return kept == null ? 0 : kept.records();
    }
}
