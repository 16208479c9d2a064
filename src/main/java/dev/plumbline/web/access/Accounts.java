package dev.plumbline.web.access;

import dev.plumbline.people.Directory;
import dev.plumbline.people.Person;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The configured local accounts, and whether a password is theirs. */
@Startup(-1) // before the scheduler: what cannot be used is said before anything begins
@ApplicationScoped
public class Accounts {

    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$(\\d\\d)\\$[./A-Za-z0-9]{53}");

    private final Map<String, Account> accounts = new TreeMap<>();
    private final Directory directory;

    /** Compared with when there is no such login, so that the answer takes as long as for a wrong password. */
    private final String nobodysHash;

    Accounts(AccountsConfig config, Directory directory) {
        this.directory = directory;
        config.local().forEach((login, local) -> accounts.put(normal(login), account(login, local)));
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.nobodysHash = BcryptUtil.bcryptHash(Base64.getEncoder().encodeToString(secret), dearestCost());
    }

    /** @param hint empty unless the installation shows one on its sign-in page */
    record Account(
            String login, String hash, Set<Role> roles, Optional<String> salesforceUsername, Optional<String> hint) {}

    /** A login that the installation shows to everybody. */
    public record Hint(String login, String text) {}

    public List<Hint> hints() {
        return accounts.values().stream()
                .filter(account -> account.hint().isPresent())
                .map(account -> new Hint(account.login(), account.hint().orElseThrow()))
                .sorted(Comparator.comparing(Hint::login))
                .toList();
    }

    Optional<Account> find(String login) {
        return Optional.ofNullable(accounts.get(normal(login)));
    }

    /** Takes the time of one bcrypt comparison, whatever the answer. */
    Optional<Account> withPassword(String login, String password) {
        Optional<Account> account = find(login);
        boolean right = BcryptUtil.matches(password, account.map(Account::hash).orElse(nobodysHash));
        return account.filter(known -> right && mayStillSignIn(known));
    }

    /** Whoever was deactivated in Salesforce has left here too. An account without a known person may stay: it sees nothing. */
    boolean mayStillSignIn(Account account) {
        return person(account).map(Person::active).orElse(true);
    }

    Optional<Person> person(Account account) {
        return account.salesforceUsername()
                .flatMap(username -> directory.chart().byUsername(username));
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
                login, local.passwordHash(), Set.copyOf(local.roles()), local.salesforceUsername(), local.hint());
    }

    private int dearestCost() {
        return accounts.values().stream()
                .mapToInt(account -> Integer.parseInt(account.hash().substring(4, 6)))
                .max()
                .orElse(10);
    }

    private static String normal(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }
}
