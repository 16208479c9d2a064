package dev.plumbline.web;

import static io.restassured.RestAssured.given;

import dev.plumbline.web.fakes.Company;
import io.restassured.http.Cookies;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Somebody who asks over HTTP: a stranger, a session, or the holder of the token. */
public record Browserless(String login) {

    private static final Map<String, Cookies> SESSIONS = new ConcurrentHashMap<>();

    public static final Browserless STRANGER = new Browserless("");
    public static final Browserless TOKEN = new Browserless("token");

    /** After sessions were ended: whoever asks next signs in anew. */
    public static void signInAnew() {
        SESSIONS.clear();
    }

    /** A request as this person makes it. Redirects are shown, not followed. */
    public RequestSpecification asks() {
        RequestSpecification request = given().redirects().follow(false);
        if (equals(STRANGER)) {
            return request;
        }
        return equals(TOKEN) ? request.header("Authorization", "Bearer " + Company.TOKEN) : request.cookies(session());
    }

    private Cookies session() {
        return SESSIONS.computeIfAbsent(login, Browserless::newSession);
    }

    private static Cookies newSession(String login) {
        Response answer = signIn(login, Company.PASSWORD);
        if (answer.getCookie("plumbline-session") == null) {
            throw new AssertionError(
                    login + " could not sign in: " + answer.statusLine() + " " + answer.getHeader("Location"));
        }
        return answer.getDetailedCookies();
    }

    public static Response signIn(String login, String password) {
        return given().redirects()
                .follow(false)
                .formParam("j_username", login)
                .formParam("j_password", password)
                .post("/sign-in/password");
    }
}
