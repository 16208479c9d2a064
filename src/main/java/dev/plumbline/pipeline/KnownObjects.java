package dev.plumbline.pipeline;

import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.mirror.MirroredObject;
import dev.plumbline.salesforce.SalesforceClient;
import dev.plumbline.salesforce.SalesforceException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What the org's objects look like to us: as kept, and asked for where a rule that nobody has yet is about another object. */
@ApplicationScoped
public class KnownObjects {

    private final Mirror mirror;
    private final SalesforceClient salesforce;
    private final Jdbi jdbi;

    KnownObjects(Mirror mirror, SalesforceClient salesforce, Jdbi jdbi) {
        this.mirror = mirror;
        this.salesforce = salesforce;
        this.jdbi = jdbi;
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
        return jdbi.withHandle(mirror::objects).stream()
                .map(MirroredObject::object)
                .sorted()
                .toList();
    }

    /** How many records of an object are kept. */
    long records(String object) {
        return jdbi.withHandle(mirror::objects).stream()
                .filter(o -> o.object().equals(object))
                .mapToLong(MirroredObject::records)
                .sum();
    }
}
