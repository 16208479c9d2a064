package dev.plumbline.web.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.Cookies;
import io.restassured.response.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The way to a provider and back, as a browser goes it that keeps its cookies. */
record Walk(OpenIdProvider provider) {

    static Response start() {
        return given().redirects().follow(false).get("/sign-in/sso");
    }

    /** What the provider was asked. */
    static Map<String, String> asked(Response start) {
        assertThat(start.statusCode()).as(start.asString()).isEqualTo(302);
        return OpenIdProvider.fields(URI.create(start.getHeader("Location")).getRawQuery());
    }

    /** The session of whoever is let in, signed in as the provider says. */
    String session() {
        return through().getCookie("plumbline-session");
    }

    Response through() {
        return through(new Cookies(List.of()), UnaryOperator.identity());
    }

    /** The whole way; how the provider's answer arrives may be tampered with. */
    Response through(Cookies before, UnaryOperator<Map<String, String>> how) {
        Response start = start();
        Map<String, String> asked = asked(start);
        Map<String, String> back = new HashMap<>();
        back.put("code", provider.code(asked));
        back.put("state", asked.get("state"));
        return given().redirects()
                .follow(false)
                .cookies(before)
                .cookies(start.getDetailedCookies())
                .queryParams(how.apply(back))
                .get("/sign-in/sso");
    }
}
