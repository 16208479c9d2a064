package dev.plumbline.pipeline;

import dev.plumbline.audit.Actor;
import dev.plumbline.crm.RecordId;
import dev.plumbline.violations.Scope;
import java.util.Optional;

/**
 * Who does something about a violation, and how far they may.
 *
 * @param person empty for accounts that are nobody in Salesforce
 * @param leads  decides about the people below
 * @param scope  whose violations they see
 */
public record Doer(Actor.Person actor, Optional<RecordId> person, boolean admin, boolean leads, Scope scope) {

    public boolean is(RecordId id) {
        return person.filter(id::equals).isPresent();
    }
}
