package dev.plumbline.web.ui;

import dev.plumbline.fixes.CameBack;
import dev.plumbline.fixes.Connection;
import dev.plumbline.fixes.Grants;
import dev.plumbline.people.Person;
import dev.plumbline.speech.Saying;
import dev.plumbline.web.access.Cookies;
import dev.plumbline.web.access.OwnAddress;
import dev.plumbline.web.access.Refusal;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The reader's own leave to save in Salesforce as they: to give it, to see it, to take it back. */
@Path("/connect")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class ConnectPages {

    private static final String BROWSER = "plumbline-connect";
    private static final int SECONDS = 900;
    private static final Pattern OWN_PAGE = Pattern.compile("/(?!/)[\\w/?=&.:~-]{0,300}");
    private static final Pattern THIS_MACHINE = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?");

    private final Layout layout;
    private final Grants grants;
    private final OwnAddress own;
    private final Cookies cookies;
    private final RoutingContext http;

    ConnectPages(Layout layout, Grants grants, OwnAddress own, Cookies cookies, RoutingContext http) {
        this.layout = layout;
        this.grants = grants;
        this.own = own;
        this.cookies = cookies;
        this.http = http;
    }

    /** @param next where to go on; empty for nowhere in particular */
    record connect(Page page, FixTalk talk, Connection connection, String said, String mood, String next)
            implements TemplateInstance {}

    @GET
    public TemplateInstance connect() {
        Page page = layout.page("connect");
        return shown(page, "", "", "");
    }

    /** Off to Salesforce. Asking changes nothing there: it is the person who says yes. */
    @GET
    @Path("salesforce")
    public Response leave(@RestQuery @Nullable String back) {
        Page page = layout.page("connect");
        Person person = WorkPages.self(page);
        if (!grants.available()) {
            throw Refusal.unavailable(Saying.of(WorkWords.class, WorkWords::unavailable));
        }
        Grants.Departure departure = grants.begin(person, callback(), ownPage(back));
        return Response.seeOther(departure.address())
                .cookie(cookie(departure.browser(), SECONDS))
                .build();
    }

    @GET
    @Path("salesforce/back")
    public Response comeBack(
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String code,
            @RestQuery @Nullable String error,
            @CookieParam(BROWSER) @Nullable String browser) {
        Page page = layout.page("connect");
        WorkWords words = page.say().words(WorkWords.class);
        CameBack came = grants.finish(
                WorkPages.self(page),
                page.viewer().actor(),
                callback(),
                text(state),
                text(browser),
                text(code),
                text(error).equals("access_denied") ? words.declined() : text(error));
        Response.ResponseBuilder answer;
        if (came instanceof CameBack.Connected connected) {
            answer = Response.seeOther(URI.create(connected.backTo()));
        } else if (came instanceof CameBack.SomebodyElse else_) {
            answer = Response.status(409).entity(shown(page, words.somebodyElse(else_.who()), "bad", else_.backTo()));
        } else if (came instanceof CameBack.NotConnected not) {
            answer = Response.ok(shown(
                    page, words.notConnectedNow(FixTalk.of(page.say()).trouble(not.why())), "warn", not.backTo()));
        } else {
            answer = Response.status(409).entity(shown(page, words.stale(), "warn", ""));
        }
        return answer.cookie(cookie("", 0)).build();
    }

    @POST
    @Path("end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response end() {
        Page page = layout.page("connect");
        grants.disconnect(WorkPages.self(page).id(), page.viewer().actor());
        return Response.seeOther(URI.create("/connect")).build();
    }

    private connect shown(Page page, String said, String mood, String next) {
        return new connect(
                page,
                FixTalk.of(page.say()),
                page.viewer()
                        .person()
                        .map(person -> grants.connection(person.id()))
                        .orElse(Connection.UNAVAILABLE),
                said,
                mood,
                next);
    }

    /** Registered with the app in Salesforce, so that no answer can be sent anywhere else. */
    private URI callback() {
        String base = own.configured().orElseGet(() -> {
            String authority = String.valueOf(http.request().authority());
            return THIS_MACHINE.matcher(authority).matches() ? "http://" + authority : "http://localhost:8080";
        });
        return URI.create(base + "/connect/salesforce/back");
    }

    private NewCookie cookie(String value, int seconds) {
        return new NewCookie.Builder(BROWSER)
                .value(value)
                .path("/connect")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(cookies.secure(http))
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    private static String ownPage(@Nullable String back) {
        return Optional.ofNullable(back)
                .filter(path -> OWN_PAGE.matcher(path).matches())
                .orElse("/my-work");
    }

    private static String text(@Nullable String text) {
        return text == null || text.length() > 2_000 ? "" : text;
    }
}
