package dev.plumbline.web.access;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Local accounts, configured ones and those made on the pages, and whether a password is theirs. Of a login in both the configured one counts. */
@Startup(-1) // before the scheduler: what cannot be used is said before anything begins
@ApplicationScoped
public class Accounts {

    /** What a password that is set here costs to try; what configuration brings may cost what it likes. */
    static final int COST = 12;

    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$(\\d\\d)\\$[./A-Za-z0-9]{53}");

    private final Map<String, Account> configured = new TreeMap<>();
    private final AccountTable stored;
    private final Directory directory;

    /** Compared with when there is no such login, so that the answer takes as long as for a wrong password. */
    private final String nobodysHash;

    Accounts(AccountsConfig config, AccountTable stored, Directory directory) {
        this.stored = stored;
        this.directory = directory;
        config.local().forEach((login, local) -> configured.put(normal(login), account(login, local)));
        this.nobodysHash = BcryptUtil.bcryptHash(Secret.fresh(), usualCost());
    }

    /**
     * @param hash     empty until a password is set
     * @param username of a configured account: who that is in Salesforce
     * @param person   of a stored account
     * @param hint     empty unless the installation shows one on its sign-in page
     * @param stored   its number where it was made on the pages
     */
    record Account(
            String login,
            Optional<String> hash,
            Set<Role> roles,
            Optional<String> username,
            Optional<RecordId> person,
            Optional<String> hint,
            Optional<Long> stored) {

        Account {
            roles = Set.copyOf(roles);
        }

        static Account of(AccountTable.Row row) {
            return new Account(
                    row.login(),
                    row.hash(),
                    row.roles(),
                    Optional.empty(),
                    row.person(),
                    Optional.empty(),
                    Optional.of(row.id()));
        }
    }

    /** A login that the installation shows to everybody. */
    public record Hint(String login, String text) {}

    public List<Hint> hints() {
        return configured.values().stream()
                .filter(account -> account.hint().isPresent())
                .map(account -> new Hint(account.login(), account.hint().orElseThrow()))
                .sorted(Comparator.comparing(Hint::login))
                .toList();
    }

    /** Whether there is anybody who could sign in by password. */
    public boolean any() {
        return !configured.isEmpty()
                || stored.all().stream().anyMatch(row -> row.hash().isPresent());
    }

    List<Account> configured() {
        return List.copyOf(configured.values());
    }

    Optional<Account> find(String login) {
        Account known = configured.get(normal(login));
        return known != null
                ? Optional.of(known)
                : stored.byLogin(normal(login)).map(Account::of);
    }

    /** Takes the time of one bcrypt comparison, whatever the answer. */
    Optional<Account> withPassword(String login, String password) {
        Optional<Account> account = find(login);
        boolean right =
                BcryptUtil.matches(password, account.flatMap(Account::hash).orElse(nobodysHash));
        return account.filter(known -> right && known.hash().isPresent() && mayStillSignIn(known));
    }

    /** Whoever was deactivated in Salesforce has left here too. An account without a known person may stay: it sees nothing. */
    boolean mayStillSignIn(Account account) {
        return person(account).map(Person::active).orElse(true);
    }

    Optional<Person> person(Account account) {
        OrgChart chart = directory.chart();
        return account.username().flatMap(chart::byUsername).or(() -> account.person()
                .flatMap(chart::person));
    }

    /** What a person was made beyond what the hierarchy says, however they sign in. */
    Set<Role> rolesOf(Person person) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        configured.values().stream()
                .filter(account -> account.username()
                        .filter(name -> name.equalsIgnoreCase(person.username()))
                        .isPresent())
                .forEach(account -> roles.addAll(account.roles()));
        stored.ofPerson(person.id()).forEach(row -> roles.addAll(row.roles()));
        return roles;
    }

    private static Account account(String login, AccountsConfig.Local local) {
        if (!BCRYPT.matcher(local.passwordHash()).matches()) {
            throw new IllegalStateException("plumbline.accounts." + login
                    + ".password-hash is not a bcrypt hash: expected 60 characters such as $2a$12$…;"
                    + " \"htpasswd -nBC 12 " + login + "\" makes one");
        }
        if (local.roles().isEmpty()) {
            throw new IllegalStateException("plumbline.accounts." + login
                    + ".roles is empty: expected one or more of admin, manager, executive, rep, auditor");
        }
        return new Account(
                login,
                Optional.of(local.passwordHash()),
                local.roles(),
                local.salesforceUsername(),
                Optional.empty(),
                local.hint(),
                Optional.empty());
    }

    /** What most logins cost to try: an unknown one must not be quicker or slower than they are. */
    private int usualCost() {
        return configured.values().stream()
                .flatMap(account -> account.hash().stream())
                .mapToInt(hash -> Integer.parseInt(hash.substring(4, 6)))
                .max()
                .orElse(COST);
    }

    static String normal(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }
}
