package dev.plumbline.fixes;

import dev.plumbline.audit.Actor;
import dev.plumbline.audit.AuditEntry;
import dev.plumbline.audit.AuditLog;
import dev.plumbline.audit.Subject;
import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Directory;
import dev.plumbline.people.Person;
import dev.plumbline.salesforce.PersonAnswer;
import dev.plumbline.salesforce.PersonGrant;
import dev.plumbline.salesforce.PersonalSalesforce;
import dev.plumbline.salesforce.PersonalSalesforce.Connected;
import dev.plumbline.secrets.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** People's leave to act in Salesforce as they: given, kept sealed, used for nobody else, and given back. Each of it is in the audit log. */
@ApplicationScoped
public class Grants {

    private static final Logger LOG = Logger.getLogger(Grants.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** How long somebody may take to sign in to Salesforce. */
    private static final Duration ON_THE_WAY = Duration.ofMinutes(15);

    /** A use is noted in the audit log once a day; each save is noted by itself. */
    private static final Duration NOTED = Duration.ofHours(24);

    private static final int RESEALED_AT_ONCE = 200;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Vault vault;
    private final PersonalSalesforce salesforce;
    private final Directory directory;

    Grants(Jdbi jdbi, Clock clock, Vault vault, PersonalSalesforce salesforce, Directory directory) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.vault = vault;
        this.salesforce = salesforce;
        this.directory = directory;
    }

    /** @param browser goes with the browser in a cookie, so that nobody else's browser can end what this one began */
    public record Departure(URI address, String browser) {}

    /** Whether this installation is set up for people to connect. */
    public boolean available() {
        return salesforce.unavailable().isEmpty() && vault.ready();
    }

    public Connection connection(RecordId person) {
        if (!available()) {
            return Connection.UNAVAILABLE;
        }
        return jdbi.withHandle(handle -> GrantTable.of(handle, person))
                .map(row -> row.brokenAt().isPresent() ? Connection.BROKEN : Connection.CONNECTED)
                .orElse(Connection.NONE);
    }

    /** Sends somebody to Salesforce, from where they come back to {@code back}, and then to the page that they left. */
    public Departure begin(Person person, URI back, String backTo) {
        String state = random();
        String browser = random();
        String verifier = random();
        Instant now = clock.instant();
        jdbi.useTransaction(handle -> {
            GrantTable.forget(handle, now.minus(ON_THE_WAY));
            GrantTable.begin(
                    handle,
                    hash(state),
                    hash(browser),
                    person.id(),
                    vault.seal("fix_connecting/" + person.id(), verifier),
                    backTo,
                    now);
        });
        return new Departure(salesforce.authorize(back, state, verifier, person.username()), browser);
    }

    /** @param code empty when they said no; then {@code refusal} may say more */
    public CameBack finish(
            Person person, Actor actor, URI back, String state, String browser, String code, String refusal) {
        Optional<GrantTable.Waiting> left = jdbi.inTransaction(
                        handle -> GrantTable.finish(handle, hash(state), hash(browser)))
                .filter(w -> w.person().equals(person.id()))
                .filter(w -> clock.instant().isBefore(w.at().plus(ON_THE_WAY)));
        Optional<String> verifier = left.flatMap(w -> vault.open("fix_connecting/" + person.id(), w.sealed()));
        if (left.isEmpty() || verifier.isEmpty()) {
            return new CameBack.Unknown();
        }
        String backTo = left.get().backTo();
        if (code.isEmpty()) {
            return new CameBack.NotConnected(backTo, Trouble.of(Trouble.Kind.SALESFORCE, refusal));
        }
        PersonAnswer<Connected> answer = salesforce.exchange(back, code, verifier.get());
        if (!(answer instanceof PersonAnswer.Done<Connected> done)) {
            return new CameBack.NotConnected(
                    backTo,
                    answer instanceof PersonAnswer.Reconnect<Connected>
                            ? Trouble.of(Trouble.Kind.NOT_ACCEPTED)
                            : Talk.why(answer));
        }
        if (!done.value().person().equals(person.id())) {
            salesforce.revoke(done.value().refreshToken());
            return new CameBack.SomebodyElse(
                    backTo, directory.chart().nameOf(done.value().person()));
        }
        keep(person.id(), actor, done.value().refreshToken());
        return new CameBack.Connected(backTo);
    }

    private void keep(RecordId person, Actor actor, String refreshToken) {
        Optional<PersonGrant> earlier = of(person);
        jdbi.useTransaction(handle -> {
            GrantTable.put(
                    handle,
                    person,
                    random(),
                    vault.seal(GrantTable.place(person), refreshToken),
                    vault.keyId(),
                    clock.instant());
            audit(handle, actor, person, "salesforce-connected", "Connected to Salesforce, to save there in person.");
        });
        salesforce.forget(person);
        earlier.filter(g -> !g.refreshToken().equals(refreshToken)).ifPresent(g -> salesforce.revoke(g.refreshToken()));
    }

    /** Gives the grant back, here at once and in Salesforce if it answers. @return whether there was one */
    public boolean disconnect(RecordId person, Actor actor) {
        Optional<PersonGrant> grant = of(person);
        boolean removed = jdbi.inTransaction(handle -> {
            boolean there = GrantTable.remove(handle, person);
            if (there) {
                audit(handle, actor, person, "salesforce-disconnected", "Disconnected from Salesforce.");
            }
            return there;
        });
        grant.map(g -> salesforce.revoke(g.refreshToken()))
                .filter(known -> !known)
                .ifPresent(not -> LOG.infof("Salesforce did not take a grant back: person=%s", person));
        salesforce.forget(person);
        return removed;
    }

    /** The grant of this very person; empty when there is none that works. Its use is noted. */
    Optional<PersonGrant> use(RecordId person, Actor actor) {
        Optional<PersonGrant> grant = of(person);
        grant.ifPresent(g -> jdbi.useTransaction(handle -> {
            Instant now = clock.instant();
            if (GrantTable.used(handle, person, g.key(), now, now.minus(NOTED))) {
                audit(handle, actor, person, "salesforce-connection-used", "Used the connection to Salesforce.");
            }
        }));
        return grant;
    }

    private Optional<PersonGrant> of(RecordId person) {
        return jdbi.withHandle(handle -> GrantTable.of(handle, person))
                .filter(row -> row.brokenAt().isEmpty())
                .flatMap(row -> vault.open(GrantTable.place(person), row.sealed())
                        .map(secret -> new KeptGrant(person, row.key())));
    }

    /**
     * Salesforce does not accept it any more; from now on the person is asked to connect again. What is kept in memory stays until they do:
     * it remembers the refusal, so that whatever else is under way does not sign in with this grant once more.
     */
    private void broken(RecordId person, String key) {
        jdbi.useTransaction(handle -> {
            if (GrantTable.broken(handle, person, key, clock.instant())) {
                audit(
                        handle,
                        new Actor.System("fixes"),
                        person,
                        "salesforce-connection-ended",
                        "Salesforce no longer accepts the connection.");
            }
        });
    }

    /** Puts what is sealed with an earlier key under the key of now. @return how many */
    int reseal() {
        if (!vault.ready()) {
            return 0;
        }
        int done = 0;
        Optional<RecordId> after = Optional.empty();
        while (true) {
            Optional<RecordId> from = after;
            List<GrantTable.Row> rows =
                    jdbi.withHandle(handle -> GrantTable.underOtherKeys(handle, vault.keyId(), from, RESEALED_AT_ONCE));
            for (GrantTable.Row row : rows) {
                Optional<String> resealed = vault.reseal(GrantTable.place(row.person()), row.sealed());
                if (resealed.isPresent()) {
                    jdbi.useTransaction(handle ->
                            GrantTable.replace(handle, row.person(), row.key(), resealed.get(), vault.keyId()));
                    done++;
                }
            }
            if (rows.size() < RESEALED_AT_ONCE) {
                return done;
            }
            after = Optional.of(rows.get(rows.size() - 1).person());
        }
    }

    private final class KeptGrant implements PersonGrant {

        private final RecordId person;
        private final String key;

        KeptGrant(RecordId person, String key) {
            this.person = person;
            this.key = key;
        }

        @Override
        public RecordId person() {
            return person;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public String refreshToken() {
            return jdbi.withHandle(handle -> GrantTable.of(handle, person))
                    .filter(row -> row.key().equals(key))
                    .flatMap(row -> vault.open(GrantTable.place(person), row.sealed()))
                    .orElse("");
        }

        @Override
        public void rotated(String refreshToken) {
            jdbi.useTransaction(handle -> GrantTable.replace(
                    handle, person, key, vault.seal(GrantTable.place(person), refreshToken), vault.keyId()));
        }

        @Override
        public void ended() {
            broken(person, key);
        }
    }

    private void audit(Handle handle, Actor actor, RecordId person, String what, String text) {
        Subject subject = new Subject(Optional.empty(), Optional.empty(), Optional.of(person), List.of());
        AuditLog.append(handle, AuditEntry.of(clock.instant(), actor, what, subject, text, Map.of()));
    }

    static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
