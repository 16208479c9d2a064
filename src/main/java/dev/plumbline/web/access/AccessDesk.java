package dev.plumbline.web.access;

import dev.plumbline.audit.Actor;
import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Directory;
import dev.plumbline.speech.Saying;
import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Where admins say who may come in, by login or by another provider; each change goes into the audit log with it. */
@ApplicationScoped
public class AccessDesk {

    private static final Duration INVITATION = Duration.ofDays(3);

    /** What bcrypt looks at; beyond it two passwords would be one. */
    private static final int LONGEST_PASSWORD = 72;

    private static final int SHORTEST_PASSWORD = 12;

    private final AccountTable table;
    private final Accounts accounts;
    private final LinkTable links;
    private final Sessions sessions;
    private final Directory directory;
    private final DoorLog log;
    private final Jdbi jdbi;
    private final Clock clock;

    AccessDesk(
            AccountTable table,
            Accounts accounts,
            LinkTable links,
            Sessions sessions,
            Directory directory,
            DoorLog log,
            Jdbi jdbi,
            Clock clock) {
        this.table = table;
        this.accounts = accounts;
        this.links = links;
        this.sessions = sessions;
        this.directory = directory;
        this.log = log;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * @param id     empty for one from the configuration, which is changed there
     * @param person name of the Salesforce user; empty for nobody
     * @param password whether one is set
     */
    public record Listed(
            Optional<Long> id,
            String login,
            Set<Role> roles,
            Optional<RecordId> personId,
            Optional<String> person,
            boolean password,
            boolean mayComeIn) {}

    public List<Listed> accounts() {
        List<Listed> all = new ArrayList<>();
        accounts.configured().forEach(account -> all.add(listed(account)));
        Set<String> configured = all.stream().map(Listed::login).collect(Collectors.toSet());
        table.all().stream()
                .filter(row -> !configured.contains(row.login()))
                .forEach(row -> all.add(listed(Accounts.Account.of(row))));
        return all;
    }

    private Listed listed(Accounts.Account account) {
        var person = accounts.person(account);
        return new Listed(
                account.stored(),
                account.login(),
                account.roles(),
                person.map(one -> one.id()).or(account::person),
                person.map(one -> one.name()).or(account::username),
                account.hash().isPresent(),
                accounts.mayStillSignIn(account));
    }

    /** @param secret for the address of the page where the password is set; shown once. Empty when nothing was made, for the reason said */
    public record Invited(long account, String login, String secret) {}

    /** A request as it was typed. */
    public record Wanted(String login, Set<String> roles, String person) {}

    /** What is wrong with it, or the account with its invitation. */
    public Result<Invited> make(Wanted wanted, Actor by) {
        String login = Accounts.normal(wanted.login());
        if (!login.matches("[a-z0-9][a-z0-9._@-]{0,79}")) {
            return Result.wrong(DoorWords::login);
        }
        if (accounts.find(login).isPresent()) {
            return Result.wrong(say -> say.loginTaken(login));
        }
        Result<Set<Role>> roles = roles(wanted.roles());
        Result<Optional<RecordId>> person = person(wanted.person());
        if (roles.why().isPresent() || person.why().isPresent()) {
            return Result.wrong(roles.why().or(person::why).orElseThrow());
        }
        return Result.of(jdbi.inTransaction(handle -> {
            long id = table.add(handle, login, roles.get(), person.get(), by.name(), clock.instant());
            log.note(handle, by, "account-made", "An account was made.", facts(login, roles.get(), person.get()));
            return new Invited(id, login, invite(handle, id));
        }));
    }

    /** Other roles, another person; the sessions that there are go on with them. */
    public Result<Boolean> change(long id, Set<String> wanted, String person, Actor by) {
        Result<Set<Role>> roles = roles(wanted);
        Result<Optional<RecordId>> who = person(person);
        if (roles.why().isPresent() || who.why().isPresent()) {
            return Result.wrong(roles.why().or(who::why).orElseThrow());
        }
        return Result.of(jdbi.inTransaction(handle -> table.byId(handle, id)
                .map(row -> {
                    table.change(handle, id, roles.get(), who.get());
                    Map<String, String> facts = facts(row.login(), roles.get(), who.get());
                    log.note(handle, by, "account-changed", "Roles or person of an account were changed.", facts);
                    return true;
                })
                .orElse(false)));
    }

    /** Another invitation to set the password; an earlier one no longer holds, the password that there is does until then. */
    public Optional<Invited> invite(long id, Actor by) {
        return jdbi.inTransaction(handle -> table.byId(handle, id).map(row -> {
            log.note(handle, by, "account-invited", "A link to set a password was made.", Map.of("login", row.login()));
            return new Invited(id, row.login(), invite(handle, id));
        }));
    }

    public boolean close(long id, Actor by) {
        return jdbi.inTransaction(handle -> table.byId(handle, id)
                .map(row -> {
                    table.close(handle, id, by.name(), clock.instant());
                    sessions.endAll(handle, Entrant.account(row.login()));
                    log.note(handle, by, "account-closed", "An account was closed.", Map.of("login", row.login()));
                    return true;
                })
                .orElse(false));
    }

    private String invite(Handle handle, long id) {
        String secret = Secret.fresh();
        Instant now = clock.instant();
        table.invite(handle, id, Secret.hash(secret), now, now.plus(INVITATION));
        return secret;
    }

    /** The login that an invitation is good for. */
    public Optional<String> invited(String secret) {
        return jdbi.withHandle(handle -> table.invited(handle, Secret.hash(secret), clock.instant()))
                .map(AccountTable.Row::login);
    }

    /** Sets the password, once; whoever was signed in by the old one is not any more. @return why not */
    public Optional<Saying> accept(String secret, String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST_PASSWORD) {
            return no(say -> say.passwordShort(SHORTEST_PASSWORD));
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD) {
            return no(say -> say.passwordLong(LONGEST_PASSWORD));
        }
        // Looked at before the hash, which is dear, and again where nobody can be faster.
        if (invited(secret).isEmpty()) {
            return no(DoorWords::invitationOver);
        }
        String hash = BcryptUtil.bcryptHash(password, Accounts.COST);
        return jdbi.inTransaction(handle -> {
            Optional<AccountTable.Row> row = table.invited(handle, Secret.hash(secret), clock.instant());
            if (row.isEmpty()) {
                return no(DoorWords::invitationOver);
            }
            if (password.equalsIgnoreCase(row.get().login())) {
                return no(DoorWords::passwordLogin);
            }
            table.password(handle, row.get().id(), hash, clock.instant());
            sessions.endAll(handle, Entrant.account(row.get().login()));
            log.note(
                    handle,
                    new Actor.Person(row.get().login(), row.get().login()),
                    "password-set",
                    "A password was set by a link.",
                    Map.of("login", row.get().login()));
            return Optional.empty();
        });
    }

    public List<LinkTable.Link> links() {
        return links.all();
    }

    public String nameOf(RecordId person) {
        return directory.chart().nameOf(person);
    }

    /** @return why not */
    public Optional<Saying> link(String issuer, String subject, String person, Actor by) {
        Result<Optional<RecordId>> who = person(person);
        if (who.why().isPresent() || who.get().isEmpty()) {
            return who.why().or(() -> no(DoorWords::linkWhom));
        }
        if (issuer.isBlank() || subject.isBlank() || issuer.length() > 500 || subject.length() > 500) {
            return no(DoorWords::linkWhat);
        }
        return jdbi.inTransaction(handle -> {
            if (!links.add(handle, issuer.strip(), subject.strip(), who.get().get(), by.name(), clock.instant())) {
                return no(DoorWords::linkThere);
            }
            log.note(
                    handle,
                    by,
                    "sign-on-linked",
                    "A provider's user was linked to a Salesforce user.",
                    Map.of(
                            "issuer",
                            issuer.strip(),
                            "subject",
                            subject.strip(),
                            "person",
                            who.get().get().value()));
            return Optional.empty();
        });
    }

    public boolean unlink(String issuer, String subject, Actor by) {
        return jdbi.inTransaction(handle -> links.remove(handle, issuer, subject)
                .map(person -> {
                    sessions.endAll(handle, Entrant.person(person));
                    log.note(
                            handle,
                            by,
                            "sign-on-unlinked",
                            "A link was taken away.",
                            Map.of("issuer", issuer, "subject", subject, "person", person.value()));
                    return true;
                })
                .orElse(false));
    }

    private static Result<Set<Role>> roles(Set<String> keys) {
        Set<Role> roles = keys.stream().flatMap(key -> Role.of(key).stream()).collect(Collectors.toSet());
        return roles.isEmpty() || roles.size() < keys.size() ? Result.wrong(DoorWords::roles) : Result.of(roles);
    }

    private Result<Optional<RecordId>> person(String text) {
        String given = text.strip();
        if (given.isEmpty()) {
            return Result.of(Optional.empty());
        }
        var chart = directory.chart();
        Optional<RecordId> found = (RecordId.isId(given) ? chart.person(RecordId.of(given)) : chart.byUsername(given))
                .filter(person -> person.active())
                .map(person -> person.id());
        return found.isPresent() ? Result.of(found) : Result.wrong(DoorWords::noUser);
    }

    private static Optional<Saying> no(Function<DoorWords, String> why) {
        return Optional.of(Saying.of(DoorWords.class, why));
    }

    private static Map<String, String> facts(String login, Set<Role> roles, Optional<RecordId> person) {
        return Map.of(
                "login", login,
                "roles", roles.stream().map(Role::key).sorted().collect(Collectors.joining(", ")),
                "person", person.map(RecordId::value).orElse(""));
    }
}
