package dev.plumbline.web.access;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Directory;
import dev.plumbline.people.Person;
import dev.plumbline.pipeline.ServiceStatus;
import io.quarkus.oidc.OidcSession;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Turns a provider's user into a Salesforce user, by ids that never change: the org's own tokens name the user; for any other provider
 * there is a link of issuer and subject, or the id that the org's admins keep for it. E-mail addresses are not looked at: they change hands.
 */
@ApplicationScoped
public class SignOn {

    /** {@code https://login.salesforce.com/id/<organization>/<user>} */
    private static final Pattern SALESFORCE_SUBJECT = Pattern.compile(
            "https?://[^/]+/id/(00D[0-9A-Za-z]{12}(?:[A-Z0-5]{3})?)/(005[0-9A-Za-z]{12}(?:[A-Z0-5]{3})?)");

    /** Into how many cookies a long token may have been cut. */
    private static final int MOST_PARTS = 5;

    private final SignOnConfig config;
    private final LinkTable links;
    private final FederatedPeople federated;
    private final Directory directory;
    private final ServiceStatus status;
    private final Doorkeeper doorkeeper;
    private final Cookies cookies;
    private final DoorLog log;
    private final Jdbi jdbi;
    private final Clock clock;
    private final ProviderExit exit;
    private final OidcSession providers;

    SignOn(
            SignOnConfig config,
            LinkTable links,
            FederatedPeople federated,
            Directory directory,
            ServiceStatus status,
            Doorkeeper doorkeeper,
            Cookies cookies,
            DoorLog log,
            Jdbi jdbi,
            Clock clock,
            ProviderExit exit,
            OidcSession providers) {
        this.config = config;
        this.links = links;
        this.federated = federated;
        this.directory = directory;
        this.status = status;
        this.doorkeeper = doorkeeper;
        this.cookies = cookies;
        this.log = log;
        this.jdbi = jdbi;
        this.clock = clock;
        this.exit = exit;
        this.providers = providers;
    }

    /** What the button says; empty where there is no single sign-on. */
    public Optional<String> offered() {
        return config.url().map(url -> config.name());
    }

    /** Lets in whom the provider has just vouched for. @return where to go now */
    public String enter(RoutingContext http) {
        JsonWebToken token = providers.getIdToken();
        String issuer = token.getIssuer();
        String subject = token.getSubject();
        Optional<String> federation = federated.needed() ? federated.id(token) : Optional.empty();
        Result<Person> found = federated.needed() ? federated.carrier(federation) : linked(token);
        // Their token was for this moment; from here on the session is ours, and ends when we say so.
        providers.logout().await().indefinitely();
        forget(http);
        if (found.why().isPresent()) {
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("issuer", DoorLog.plain(issuer));
            facts.put("subject", DoorLog.plain(subject));
            federation.ifPresent(id -> facts.put("federation id", DoorLog.plain(id)));
            log.note(DoorLog.NOBODY, "sign-in-refused", found.why().get().english(), facts);
            return SessionDoor.SIGN_IN + "?error=unlinked";
        }
        String sid = Optional.ofNullable(token.<Object>getClaim("sid"))
                .map(Object::toString)
                .orElse("");
        doorkeeper.enter(
                http,
                Entrant.person(found.get().id()),
                found.get().username(),
                new Sessions.Voucher(issuer, subject, sid, exit.address(http), federation));
        return cookies.backTo(http);
    }

    /** What the protocol has just put into the answer: who signs out here must not come in again without the provider. */
    private static void forget(RoutingContext http) {
        http.response().removeCookies(SignOnTenant.COOKIE);
        for (int part = 1; part <= MOST_PARTS; part++) {
            http.response().removeCookies(SignOnTenant.COOKIE + "_chunk_" + part);
        }
    }

    private Result<Person> linked(JsonWebToken token) {
        return jdbi.inTransaction(handle -> person(handle, token))
                .flatMap(directory.chart()::person)
                .filter(Person::active)
                .map(Result::of)
                .orElseGet(() -> Result.wrong(DoorWords::unlinked));
    }

    private Optional<RecordId> person(Handle handle, JsonWebToken token) {
        String issuer = token.getIssuer();
        String subject = token.getSubject();
        return switch (config.link()) {
            case SALESFORCE -> ofSalesforce(subject);
            case STORED -> links.find(handle, issuer, subject);
            case USERNAME -> links.find(handle, issuer, subject).or(() -> linkedOnce(handle, token));
            // Never by a link, which would outlive the id.
            case FEDERATION -> Optional.empty();
        };
    }

    /** The user of our own org; another org's users are strangers, whatever their id. */
    private Optional<RecordId> ofSalesforce(String subject) {
        Matcher parts = SALESFORCE_SUBJECT.matcher(subject);
        if (!parts.matches()) {
            return Optional.empty();
        }
        RecordId org = RecordId.of(parts.group(1));
        return status.now()
                .salesforce()
                .organizationId()
                .map(RecordId::of)
                .filter(org::equals)
                .map(ours -> RecordId.of(parts.group(2)));
    }

    /** Only letters that look like nothing else, to the letter, and only whoever is linked to nobody yet. */
    private Optional<RecordId> linkedOnce(Handle handle, JsonWebToken token) {
        String issuer = token.getIssuer();
        String subject = token.getSubject();
        return Optional.ofNullable(token.<Object>getClaim(config.usernameClaim()))
                .map(Object::toString)
                .filter(username -> username.matches("[\\x21-\\x7e]{1,80}"))
                .flatMap(directory.chart()::byUsername)
                .filter(Person::active)
                .map(Person::id)
                .filter(person ->
                        links.add(handle, issuer, subject, person, "claim " + config.usernameClaim(), clock.instant()))
                .map(person -> {
                    log.note(
                            handle,
                            DoorLog.NOBODY,
                            "sign-on-linked",
                            "A provider's user was linked to the Salesforce user whose username it gave.",
                            Map.of("issuer", issuer, "subject", subject, "person", person.value()));
                    return person;
                });
    }
}
