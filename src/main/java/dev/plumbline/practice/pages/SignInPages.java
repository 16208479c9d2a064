package dev.plumbline.practice.pages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.Org;
import dev.plumbline.practice.oauth.Asked;
import dev.plumbline.practice.oauth.Authorization;
import dev.plumbline.practice.oauth.AuthorizationRequest;
import dev.plumbline.practice.pages.Records.Found;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /services/oauth2/authorize}: where a person says who they are and whether an application may act for them. A browser that is
 * signed in is not asked again, and neither is a person who has agreed before, unless the application wants it.
 *
 * <p>Forms are sent to the address they stand at, so that the request is read and checked anew each time, and the back button works.
 */
public final class SignInPages implements HttpHandler {

    private static final System.Logger LOG = System.getLogger(SignInPages.class.getName());

    /** Apart from the record pages, where one may act as anybody without a password. */
    private static final String COOKIE = "plumbline_practice_sign_in";

    private final Records records;
    private final Authorization authorization;
    private final SignInForms forms;
    private final String password;
    private final Sessions sessions = new Sessions(COOKIE, "/services");

    /**
     * @param featured the users offered first; others are found by name
     * @param password of everybody
     */
    public SignInPages(Org org, Authorization authorization, List<RecordId> featured, String password) {
        this.records = new Records(org);
        this.authorization = authorization;
        this.password = password;
        this.forms = new SignInForms(records, featured, password);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Session session = sessions.of(exchange);
            RecordId before = session.user();
            Answer answer = answer(exchange, session);
            RecordId now = session.user();
            if (now != null && !now.equals(before)) {
                sessions.renew(exchange, session);
            }
            answer.send(exchange);
        }
    }

    private Answer answer(HttpExchange exchange, Session session) throws IOException {
        Visit nothing = new Visit("GET", "/", List.of(), Map.of(), Map.of(), session);
        try {
            Visit visit = Visit.read(exchange, session);
            if (visit.part(1).equals("auth")) {
                return signOut(visit);
            }
            String query =
                    Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
            return authorization
                    .read(query)
                    .fold(
                            fine -> decide(visit, fine, query),
                            wrong -> Answer.goTo(wrong.location()),
                            unknown -> problem(visit, unknown));
        } catch (Visit.TooLarge e) {
            return problem(nothing, new Asked.Unknown("invalid_request", "the form is too large"));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "practice org: signing in failed", e);
            return problem(nothing, new Asked.Unknown("server_error", "this page broke; it is in the log"));
        }
    }

    private Answer decide(Visit visit, Asked.Fine fine, String query) {
        AuthorizationRequest request = fine.request();
        if (visit.posts()) {
            return post(visit, request, query);
        }
        Optional<Found> user = signedIn(visit);
        if (request.silent()) {
            boolean known =
                    user.filter(u -> authorization.approved(u.id(), request)).isPresent();
            return Answer.goTo(
                    known
                            ? authorization.allow(user.orElseThrow().id(), request)
                            : authorization.refuse(
                                    request,
                                    user.isEmpty() ? "login_required" : "consent_required",
                                    "nobody may be asked"));
        }
        boolean another = user.isPresent()
                && !request.loginHint().isEmpty()
                && !request.loginHint().equalsIgnoreCase(user.get().text("Username"));
        if (user.isEmpty() || request.asksToSignIn() || another || visit.query().containsKey("find")) {
            return forms.signIn(visit, request, query, "");
        }
        return goOn(visit, request, query, user.get());
    }

    /** Somebody is signed in: asks whether they agree, unless that is known. */
    private Answer goOn(Visit visit, AuthorizationRequest request, String query, Found user) {
        boolean known = authorization.approved(user.id(), request) && !request.asksForConsent();
        return known ? Answer.goTo(authorization.allow(user.id(), request)) : forms.allow(visit, request, query, user);
    }

    private Answer post(Visit visit, AuthorizationRequest request, String query) {
        if (!visit.sent("token").equals(visit.session().token())) {
            return forms.signIn(visit, request, query, "This page was open for too long. Please sign in again.");
        }
        switch (visit.sent("act")) {
            case "deny":
                return Answer.goTo(authorization.deny(request));
            case "allow":
                return signedIn(visit)
                        .map(u -> Answer.goTo(authorization.allow(u.id(), request)))
                        .orElseGet(() -> forms.signIn(visit, request, query, "Please sign in first."));
            default:
                return signIn(visit, request, query);
        }
    }

    private Answer signIn(Visit visit, AuthorizationRequest request, String query) {
        String username = visit.sent("username").strip();
        Optional<Found> user = records.owners(false).stream()
                .filter(u -> u.text("Username").equalsIgnoreCase(username))
                .findFirst();
        boolean right = MessageDigest.isEqual(
                visit.sent("password").getBytes(java.nio.charset.StandardCharsets.UTF_8),
                password.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        if (user.isEmpty() || !right) {
            return forms.signIn(
                    visit, request, query, "Please check your username and password. Nobody was signed in.");
        }
        visit.session().actAs(user.get().id());
        return goOn(visit, request, query, user.get());
    }

    /** Who this browser is signed in as; nobody once the user was deactivated. */
    private Optional<Found> signedIn(Visit visit) {
        return visit.user().flatMap(records::find).filter(u -> u.value("IsActive")
                .equals(FieldValue.TRUE));
    }

    /** OpenID Connect's way of ending the browser's session. */
    private Answer signOut(Visit visit) {
        visit.session().actAs(null);
        String next = visit.asked("post_logout_redirect_uri");
        if (!next.isEmpty() && authorization.sendsBackTo(next)) {
            return Answer.goTo(authorization.signedOut(next, visit.asked("state")));
        }
        return page(200, visit, "Signed out", html -> html.element("p", "This browser is signed in as nobody now."));
    }

    private static Answer problem(Visit visit, Asked.Unknown unknown) {
        return page(400, visit, "This application cannot sign you in", html -> html.element(
                        "p",
                        "Nothing was given to it, and you are not sent back to it, since the address it named is not known to be its own"
                                + " or the request could not be read.")
                .element("p", unknown.error() + ": " + unknown.description())
                .element(
                        "p",
                        "Go back to the application and start again, or tell its administrator what stands above."));
    }

    private static Answer page(int status, Visit visit, String what, java.util.function.Consumer<Html> content) {
        return Answer.page(status, Frame.page(what, Optional.empty(), visit, "", html -> {
            html.open("div", "class", "heading").element("h1", what).close("div");
            content.accept(html);
        }));
    }
}
