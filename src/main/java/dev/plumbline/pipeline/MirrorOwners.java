package dev.plumbline.pipeline;

import dev.plumbline.crm.RecordId;
import dev.plumbline.lifecycle.RecordOwners;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.rules.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Who answers for the mirrored records of a rule's object. */
@ApplicationScoped
class MirrorOwners implements RecordOwners {

    private final Mirror mirror;

    MirrorOwners(Mirror mirror) {
        this.mirror = mirror;
    }

    /** On users, a rule speaks of few of them; who answers across a relationship is found with the first gap. */
    @Override
    public Set<RecordId> of(Handle handle, Rule rule) {
        boolean own = !rule.object().equals("User") && rule.accountable().indexOf('.') < 0;
        return own ? mirror.named(handle, rule.object(), rule.accountable()) : Set.of();
    }
}
