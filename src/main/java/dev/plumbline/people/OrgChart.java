package dev.plumbline.people;

import dev.plumbline.crm.RecordId;
import dev.plumbline.speech.Phrasebook;
import dev.plumbline.speech.Saying;
import dev.plumbline.speech.Tongue;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who leads whom, as of one moment. Immutable; cycles are cut and reported. */
public interface OrgChart {

    Optional<Person> person(RecordId id);

    /** By Salesforce username, without regard to case. */
    Optional<Person> byUsername(String username);

    /** Everybody, active or not, who carries this federation id to the letter; nobody where those ids are not read. */
    default List<Person> byFederationId(String id) {
        return List.of();
    }

    Optional<Queue> queue(RecordId id);

    /** The person's or queue's name; for an id that is not known, words that say so. For logs and machines. */
    String nameOf(RecordId id);

    /** The same for a reader. */
    default String nameOf(RecordId id, Tongue tongue) {
        return person(id).map(Person::name).or(() -> queue(id).map(Queue::name)).orElseGet(() -> {
            ChartWords words = Phrasebook.of(ChartWords.class, tongue);
            return id.keyPrefix().equals("00G") ? words.unknownQueue(id.value()) : words.unknownUser(id.value());
        });
    }

    /**
     * The active person who leads this person or queue: the manager, or the next one up where that one is inactive; the configured
     * fallback where there is none.
     */
    Optional<Person> leaderOf(RecordId id);

    /** Who leads whoever has no active leader, where somebody is named for that. */
    default Optional<Person> fallback() {
        return Optional.empty();
    }

    /** People who report to this one directly, by name; inactive ones too, for what they still own. */
    List<Person> directReports(RecordId id);

    /** The person and everybody below, and the queues whose leader is among them. Never loops. */
    Set<RecordId> subtree(RecordId id);

    /** Active and inactive, by name. */
    Collection<Person> people();

    /** What is wrong with the hierarchy, in words for an admin: cycles, missing or inactive managers. */
    List<Saying> findings();
}
