package dev.plumbline.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.TestDatabase;
import dev.plumbline.notifications.TestConfig;
import dev.plumbline.web.fakes.FakeDirectory;
import io.quarkus.elytron.security.common.BcryptUtil;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Mistakes in accounts and tokens stop the start, and say which key to mend. */
class ConfigurationTest {

    @Test
    void refusesAShortAdminToken() {
        assertThatThrownBy(() -> new AdminToken(Optional.of("fifteen-letters")))
                .hasMessageContaining("plumbline.admin-token")
                .hasMessageContaining("at least 16");
    }

    @Test
    void withoutATokenNothingMatches() {
        AdminToken none = new AdminToken(Optional.empty());
        assertThat(none.matches("")).isFalse();
        assertThat(none.matches("null")).isFalse();
    }

    @Test
    void matchesExactlyTheToken() {
        AdminToken token = new AdminToken(Optional.of("0123456789abcdef"));
        assertThat(token.matches("0123456789abcdef")).isTrue();
        assertThat(token.matches("0123456789abcdeF")).isFalse();
        assertThat(token.matches("0123456789abcdef0")).isFalse();
    }

    @Test
    void refusesAPasswordWrittenInThePlaceOfItsHash() {
        assertThatThrownBy(() -> accounts("ann", "secret", Set.of(Role.REP)))
                .hasMessageContaining("plumbline.accounts.ann.password-hash")
                .hasMessageNotContaining("secret");
    }

    @Test
    void refusesAnAccountWithoutARole() {
        assertThatThrownBy(() -> accounts("ann", BcryptUtil.bcryptHash("x", 4), Set.of()))
                .hasMessageContaining("plumbline.accounts.ann.roles");
    }

    @Test
    void takesHashesOfTheUsualTools() {
        String byHtpasswd = BcryptUtil.bcryptHash("plumb line", 4).replace("$2a$", "$2y$");
        Accounts accounts = accounts("Ann", byHtpasswd, Set.of(Role.REP));
        assertThat(accounts.withPassword("ann", "plumb line")).isPresent();
        assertThat(accounts.withPassword("ann", "plumb lime")).isEmpty();
        assertThat(accounts.withPassword("nobody", "plumb line")).isEmpty();
    }

    @Test
    void refusesFederationIdsWithoutAClaimOrByAddress() {
        assertThatThrownBy(() -> signOn(Map.of("plumbline.sign-on.link", "federation")))
                .hasMessageContaining("plumbline.sign-on.federation-claim is not set");
        assertThatThrownBy(() -> signOn(
                        Map.of("plumbline.sign-on.link", "federation", "plumbline.sign-on.federation-claim", "Email")))
                .hasMessageContaining("plumbline.sign-on.federation-claim is email");
        assertThatThrownBy(() -> signOn(
                        Map.of("plumbline.sign-on.link", "username", "plumbline.sign-on.username-claim", "eMail")))
                .hasMessageContaining("plumbline.sign-on.username-claim is email");
        signOn(Map.of("plumbline.sign-on.link", "federation", "plumbline.sign-on.federation-claim", "employee"));
    }

    private static SignOnTenant signOn(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("plumbline.sign-on.url", "https://id.example");
        all.put("plumbline.sign-on.client-id", "plumbline");
        return new SignOnTenant(
                TestConfig.of(SignOnConfig.class, all),
                new Cookies(TestConfig.of(FrontConfig.class, Map.of())),
                ConfigProvider.getConfig());
    }

    private static Accounts accounts(String login, String hash, Set<Role> roles) {
        AccountsConfig.Local local = new AccountsConfig.Local() {
            @Override
            public String passwordHash() {
                return hash;
            }

            @Override
            public Set<Role> roles() {
                return roles;
            }

            @Override
            public Optional<String> salesforceUsername() {
                return Optional.empty();
            }

            @Override
            public Optional<String> hint() {
                return Optional.empty();
            }
        };
        return new Accounts(() -> Map.of(login, local), new AccountTable(TestDatabase.fresh()), new FakeDirectory());
    }
}
