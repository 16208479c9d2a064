package dev.plumbline.web.access;

import dev.plumbline.people.Directory;
import dev.plumbline.people.FederationIds;
import dev.plumbline.people.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Finds whom the org's admins have given a provider's id: one active user who carries it to the letter, or nobody. Looked up each time and
 * never kept as a link, so that the org alone says whose an id is.
 */
@ApplicationScoped
class FederatedPeople implements FederationIds {

    /** As long as Salesforce keeps one. */
    private static final int LONGEST = 512;

    private final SignOnConfig config;
    private final Directory directory;

    FederatedPeople(SignOnConfig config, Directory directory) {
        this.config = config;
        this.directory = directory;
    }

    @Override
    public boolean needed() {
        return config.url().isPresent() && config.link() == SignOnConfig.Linking.FEDERATION;
    }

    /** The id in a token; only a text is one, because what a list or a number would be as a text is a guess. */
    Optional<String> id(JsonWebToken token) {
        return config.federationClaim()
                .map(token::<Object>getClaim)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(id -> !id.isBlank() && id.length() <= LONGEST);
    }

    /** Who carries it, or why it is nobody, for the audit log. */
    Result<Person> carrier(Optional<String> id) {
        if (id.isEmpty()) {
            String claim = config.federationClaim().orElse("");
            return Result.wrong(say -> say.noFederation(claim));
        }
        List<Person> carriers = directory.chart().byFederationId(id.get());
        if (carriers.isEmpty()) {
            return Result.wrong(DoorWords::federationNobody);
        }
        if (carriers.size() > 1) {
            return Result.wrong(say -> say.federationMany(carriers.size()));
        }
        return carriers.get(0).active() ? Result.of(carriers.get(0)) : Result.wrong(DoorWords::federationLeft);
    }

    /** Whether a session still is whom its federation id stands for; sessions that came in otherwise are not touched. */
    boolean holds(Sessions.Session session) {
        return session.federation().isEmpty()
                || Optional.ofNullable(carrier(session.federation()).value())
                        .map(Person::id)
                        .equals(session.entrant().person());
    }
}
