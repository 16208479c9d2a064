package dev.plumbline.web.access;

import dev.plumbline.audit.Actor;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Lets people in by login and password, a bounded number of times, and out again. */
@ApplicationScoped
public class Doorkeeper {

    private static final Logger LOG = Logger.getLogger(Doorkeeper.class);

    private final Accounts accounts;
    private final SignInAttempts attempts;
    private final Sessions sessions;
    private final Cookies cookies;
    private final SecurityIdentity identity;
    private final DoorLog log;
    private final Jdbi jdbi;

    Doorkeeper(
            Accounts accounts,
            SignInAttempts attempts,
            Sessions sessions,
            Cookies cookies,
            SecurityIdentity identity,
            DoorLog log,
            Jdbi jdbi) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.sessions = sessions;
        this.cookies = cookies;
        this.identity = identity;
        this.log = log;
        this.jdbi = jdbi;
    }

    /** @return where to go now: on to where they wanted to be, or back to the sign-in page with a word why */
    public String byPassword(RoutingContext http, String login, String password) {
        String address = address(http);
        if (!attempts.allow(login, address)) {
            LOG.warnf("sign-in refused, too many tries: login=%s address=%s", DoorLog.plain(login), address);
            return SessionDoor.SIGN_IN + "?error=wait";
        }
        Optional<Accounts.Account> account = accounts.withPassword(login, password);
        if (account.isEmpty()) {
            LOG.infof("sign-in refused: login=%s address=%s", DoorLog.plain(login), address);
            log.note(
                    DoorLog.NOBODY,
                    "sign-in-refused",
                    "Login and password did not go together.",
                    Map.of("login", DoorLog.plain(login), "address", address));
            return SessionDoor.SIGN_IN + "?error=wrong";
        }
        attempts.succeeded(login, address);
        enter(http, Entrant.account(account.get().login()), account.get().login(), Sessions.Voucher.NONE);
        return cookies.backTo(http);
    }

    /** Opens a session, and none that there was before stays behind: a cookie that somebody planted gains nothing. */
    void enter(RoutingContext http, Entrant entrant, String name, Sessions.Voucher voucher) {
        String address = address(http);
        Optional<Sessions.Session> before = Identities.session(identity);
        String secret = jdbi.inTransaction(handle -> {
            before.ifPresent(session -> sessions.end(handle, session.id()));
            log.note(
                    handle,
                    new Actor.Person(name, name),
                    "signed-in",
                    "Somebody signed in.",
                    Map.of(
                            "address",
                            address,
                            "by",
                            voucher.issuer().isEmpty() ? "password" : DoorLog.plain(voucher.issuer())));
            return sessions.open(handle, entrant, voucher, address);
        });
        LOG.infof("signed in: login=%s address=%s", name, address);
        cookies.open(http, secret);
    }

    /** @return where the provider ends its session too; empty where there is no such place */
    public Optional<String> out(RoutingContext http) {
        Optional<Sessions.Session> session = Identities.session(identity);
        session.ifPresent(open -> jdbi.useTransaction(handle -> {
            sessions.end(handle, open.id());
            log.note(handle, actor(), "signed-out", "Somebody signed out.", Map.of("address", address(http)));
        }));
        cookies.close(http);
        return session.map(Sessions.Session::endAt).filter(at -> !at.isEmpty());
    }

    private Actor actor() {
        String name = identity.getPrincipal().getName();
        return new Actor.Person(name, name);
    }

    private static String address(RoutingContext http) {
        return http.request().remoteAddress().hostAddress();
    }
}
