package dev.plumbline.web.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Lets people in by login and password, a bounded number of times. */
@ApplicationScoped
class PasswordSignIn implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    private static final Logger LOG = Logger.getLogger(PasswordSignIn.class);

    private final Accounts accounts;
    private final SignInAttempts attempts;

    PasswordSignIn(Accounts accounts, SignInAttempts attempts) {
        this.accounts = accounts;
        this.attempts = attempts;
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        RoutingContext http = HttpSecurityUtils.getRoutingContextAttribute(request);
        return context.runBlocking(() ->
                signIn(request.getUsername(), new String(request.getPassword().getPassword()), http));
    }

    private SecurityIdentity signIn(String login, String password, RoutingContext http) {
        String address = http.request().remoteAddress().hostAddress();
        if (!attempts.allow(login, address)) {
            LOG.warnf("sign-in refused, too many tries: login=%s address=%s", plain(login), address);
            tellToWait(http);
            throw new AuthenticationFailedException("too many tries");
        }
        Optional<Accounts.Account> account = accounts.withPassword(login, password);
        if (account.isEmpty()) {
            LOG.infof("sign-in refused: login=%s address=%s", plain(login), address);
            throw new AuthenticationFailedException("wrong login or password");
        }
        attempts.succeeded(login, address);
        LOG.infof("signed in: login=%s address=%s", account.get().login(), address);
        return Identities.of(account.get());
    }

    /** Form sign-in knows one error page only; this leads to the same page with the other words. */
    private static void tellToWait(RoutingContext http) {
        http.addHeadersEndHandler(done -> http.response().headers().set("Location", "/sign-in?error=wait"));
    }

    private static String plain(String login) {
        String cut = login.substring(0, Math.min(login.length(), 80));
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
