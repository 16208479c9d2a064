package dev.plumbline.practice.oauth;

import static dev.plumbline.practice.SignInBrowser.location;
import static dev.plumbline.practice.SignInBrowser.parameter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sforce.soap.partner.fault.UnexpectedErrorFault;
import dev.plumbline.practice.SignInBrowser;
import dev.plumbline.practice.SmallOrg;
import dev.plumbline.practice.Wsc;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationCodeTest {

    private final CodeFlow flow = new CodeFlow();

    @AfterEach
    void stop() {
        flow.close();
    }

    @Test
    void givesTheApplicationATokenOfThePersonWhoAllowsIt() throws Exception {
        HttpResponse<String> page = flow.browser.open(flow.address(flow.request()));
        assertThat(page.body()).contains("Sign in to the practice org", "Pick a person");
        HttpResponse<String> consent = flow.browser.signIn(page, CodeFlow.ANN);
        assertThat(consent.body()).contains("Allow access?", "in the name of Ann Archer", "(api)", "(refresh_token)");
        String back = location(flow.browser.submit(consent, Map.of("act", "allow")));
        assertThat(back).startsWith(CodeFlow.BACK + "?code=").endsWith("&state=s1");

        JsonNode tokens = Wsc.json(flow.exchange(parameter(back, "code")));
        assertThat(tokens.path("instance_url").asText()).isEqualTo(flow.server.url());
        assertThat(tokens.path("id").asText())
                .isEqualTo(flow.server.url() + "/id/" + SmallOrg.ORGANIZATION + "/" + SmallOrg.ANN);
        assertThat(tokens.path("scope").asText()).isEqualTo("openid api refresh_token");
        assertThat(tokens.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(tokens.path("issued_at").asText())
                .isEqualTo(Long.toString(flow.small.clock.instant().toEpochMilli()));
        assertThat(tokens.path("signature").asText()).isNotEmpty();
        assertThat(tokens.path("id_token").asText()).contains(".");
        assertThat(Wsc.connect(flow.server.url(), tokens.path("access_token").asText())
                        .getUserInfo()
                        .getUserId())
                .isEqualTo(SmallOrg.ANN.value());
    }

    @Test
    void asksNobodyTwiceWhoIsSignedInAndHasAgreed() {
        flow.code();
        String back = location(flow.browser.open(flow.address("state", "s2")));
        assertThat(parameter(back, "code")).isNotEmpty();
        assertThat(parameter(back, "state")).isEqualTo("s2");
    }

    @Test
    void asksAgainWhenTheApplicationWantsIt() {
        flow.code();
        assertThat(flow.browser.open(flow.address("prompt", "login")).body()).contains("name=\"password\"");
        assertThat(flow.browser.open(flow.address("prompt", "consent")).body()).contains("Allow access?");
        assertThat(flow.browser
                        .open(flow.address("scope", "openid api refresh_token web"))
                        .body())
                .contains("Allow access?");
        assertThat(flow.browser
                        .open(flow.address("login_hint", "ben@small.example"))
                        .body())
                .contains("value=\"ben@small.example\"", "name=\"password\"");
    }

    @Test
    void asksNobodyWhenTheApplicationForbidsIt() {
        assertThat(parameter(location(flow.browser.open(flow.address("prompt", "none"))), "error"))
                .isEqualTo("login_required");
        flow.browser.signIn(flow.browser.open(flow.address(flow.request())), CodeFlow.ANN);
        assertThat(parameter(location(flow.browser.open(flow.address("prompt", "none"))), "error"))
                .isEqualTo("consent_required");
        flow.code();
        assertThat(parameter(location(flow.browser.open(flow.address("prompt", "none"))), "code"))
                .isNotEmpty();
    }

    @Test
    void tellsTheApplicationThatAPersonRefuses() {
        HttpResponse<String> page = flow.browser.open(flow.address(flow.request()));
        String atSignIn = location(flow.browser.submit(page, Map.of("act", "deny")));
        String atConsent =
                location(flow.browser.submit(flow.browser.signIn(page, CodeFlow.ANN), Map.of("act", "deny")));
        for (String back : new String[] {atSignIn, atConsent}) {
            assertThat(parameter(back, "error")).isEqualTo("access_denied");
            assertThat(parameter(back, "error_description")).isEqualTo("end-user denied authorization");
            assertThat(parameter(back, "state")).isEqualTo("s1");
        }
    }

    @Test
    void signsNobodyInWithAWrongPasswordOrWithoutOne() {
        HttpResponse<String> page = flow.browser.open(flow.address(flow.request()));
        for (Map<String, String> typed : List.of(
                Map.of("username", CodeFlow.ANN, "password", "wrong"),
                Map.of("username", CodeFlow.ANN),
                Map.of("username", "gus@small.example", "password", "plumbline"),
                Map.of("username", "nobody@small.example", "password", "plumbline"))) {
            HttpResponse<String> again = flow.browser.submit(page, typed);
            assertThat(again.statusCode()).isEqualTo(422);
            assertThat(again.body()).contains("Please check your username and password");
        }
        assertThat(flow.browser.submit(page, Map.of("act", "allow")).body()).contains("Please sign in first.");
    }

    @Test
    void takesNoFormThatIsNotFromThisBrowsersPage() {
        HttpResponse<String> page = flow.browser.open(flow.address(flow.request()));
        flow.browser.signIn(page, CodeFlow.ANN);
        HttpResponse<String> forged = flow.browser.submit(page, Map.of("act", "allow", "token", "guessed"));
        assertThat(forged.statusCode()).isEqualTo(422);
        HttpResponse<String> elsewhere = new SignInBrowser()
                .submit(page, Map.of("username", CodeFlow.ANN, "password", "plumbline", "act", "sign-in"));
        assertThat(elsewhere.statusCode()).isEqualTo(422);
    }

    @Test
    void findsPeopleByNameOrTitle() {
        HttpResponse<String> page = flow.browser.open(flow.address(flow.request()) + "&find=baK");
        assertThat(page.body())
                .contains("Ben Baker", "login_hint=ben%40small.example")
                .doesNotContain("Ann Archer<");
        assertThat(flow.browser.open(flow.address(flow.request()) + "&find=zzz").body())
                .contains("Nobody here is called that");
    }

    @Test
    void spendsACodeOnceAndTakesBackWhatCameOfItWhenItComesAgain() {
        String code = flow.code();
        JsonNode tokens = Wsc.json(flow.exchange(code));
        HttpResponse<String> again = flow.exchange(code);
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(Wsc.json(again).path("error").asText()).isEqualTo("invalid_grant");
        assertThat(Wsc.json(again).path("error_description").asText()).isEqualTo("expired authorization code");
        assertThatThrownBy(() -> Wsc.connect(
                                flow.server.url(), tokens.path("access_token").asText())
                        .getUserInfo())
                .isInstanceOf(UnexpectedErrorFault.class);
        assertThat(flow.refresh(tokens.path("refresh_token").asText()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void letsACodeExpireAfterFifteenMinutes() {
        String early = flow.code();
        flow.small.clock.forward(Duration.ofMinutes(15));
        assertThat(flow.exchange(early).statusCode()).isEqualTo(200);
        String late = flow.code();
        flow.small.clock.forward(Duration.ofMinutes(15).plusSeconds(1));
        assertThat(Wsc.json(flow.exchange(late)).path("error_description").asText())
                .isEqualTo("expired authorization code");
    }

    @ParameterizedTest
    @CsvSource({
        "code, made-up, invalid_grant, invalid authorization code",
        "client_id, other, invalid_client_id, client identifier invalid",
        "client_secret, wrong, invalid_client, invalid client credentials",
        "client_secret, '', invalid_client, invalid client credentials",
        "redirect_uri, http://localhost:8080/other, redirect_uri_mismatch, redirect_uri must match configuration",
        "code_verifier, a-verifier-of-at-least-forty-three-letters-9876543210, invalid_grant, invalid code verifier",
        "code_verifier, '', invalid_grant, invalid code verifier"
    })
    void refusesACodeWithAReason(String field, String value, String error, String description) {
        HttpResponse<String> answer = flow.exchange(flow.code(), Map.of(field, value));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Wsc.json(answer).path("error").asText()).isEqualTo(error);
        assertThat(Wsc.json(answer).path("error_description").asText()).isEqualTo(description);
    }

    @Test
    void takesNoVerifierForACodeThatWasAskedForWithoutAChallenge() {
        Map<String, String> plain = flow.request();
        plain.remove("code_challenge");
        plain.remove("code_challenge_method");
        String first = parameter(flow.browser.signInAndAllow(flow.address(plain), CodeFlow.ANN), "code");
        assertThat(flow.exchange(first).statusCode()).isEqualTo(400);
        String second = parameter(flow.browser.signInAndAllow(flow.address(plain), CodeFlow.ANN), "code");
        assertThat(flow.exchange(second, Map.of("code_verifier", "")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void asksAnApplicationWithoutASecretForAChallenge() {
        try (CodeFlow mobile = new CodeFlow(c -> Client.of(c.id(), "", c.runAs()))) {
            Map<String, String> plain = mobile.request();
            plain.remove("code_challenge");
            String back = location(mobile.browser.open(mobile.address(plain)));
            assertThat(parameter(back, "error_description")).isEqualTo("missing required code challenge");
            assertThat(mobile.exchange(mobile.code(), Map.of("client_secret", ""))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(mobile.exchange(mobile.code(), Map.of("client_secret", "", "code_verifier", ""))
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void refreshesForAsLongAsThePersonAllowsIt() throws Exception {
        String refresh = flow.tokens().path("refresh_token").asText();
        flow.small.clock.forward(Duration.ofDays(40));
        JsonNode fresh = Wsc.json(flow.refresh(refresh));
        assertThat(fresh.has("refresh_token")).isFalse();
        assertThat(Wsc.connect(flow.server.url(), fresh.path("access_token").asText())
                        .getUserInfo()
                        .getUserName())
                .isEqualTo(CodeFlow.ANN);
        assertThat(flow.refresh(refresh).statusCode()).isEqualTo(200);

        assertThat(Wsc.post(flow.server, "/services/oauth2/revoke", Map.of("token", refresh))
                        .statusCode())
                .isEqualTo(200);
        assertThat(Wsc.json(flow.refresh(refresh)).path("error_description").asText())
                .isEqualTo("expired access/refresh token");
        assertThatThrownBy(() -> Wsc.connect(
                                flow.server.url(), fresh.path("access_token").asText())
                        .getUserInfo())
                .isInstanceOf(UnexpectedErrorFault.class);
        assertThat(Wsc.post(flow.server, "/services/oauth2/revoke", Map.of("token", refresh))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void rotatesRefreshTokensWhenToldTo() {
        try (CodeFlow rotating = new CodeFlow(Client::rotating)) {
            String first = rotating.tokens().path("refresh_token").asText();
            String second =
                    Wsc.json(rotating.refresh(first)).path("refresh_token").asText();
            assertThat(second).isNotEmpty().isNotEqualTo(first);
            assertThat(rotating.refresh(first).statusCode()).isEqualTo(400);
            assertThat(rotating.refresh(second).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void refreshesNothingForSomebodyWhoHasLeft() {
        String refresh = flow.tokens().path("refresh_token").asText();
        flow.small.org.update(SmallOrg.ROBOT, SmallOrg.ANN, flow.small.fields("User", "IsActive", "false"));
        assertThat(Wsc.json(flow.refresh(refresh)).path("error").asText()).isEqualTo("inactive_user");
    }

    @Test
    void givesNoRefreshTokenToWhoDidNotAskForOne() {
        String back = flow.browser.signInAndAllow(flow.address("scope", "openid"), CodeFlow.ANN);
        JsonNode tokens = Wsc.json(flow.exchange(parameter(back, "code")));
        assertThat(tokens.has("refresh_token")).isFalse();
        assertThatThrownBy(() -> Wsc.connect(
                                flow.server.url(), tokens.path("access_token").asText())
                        .getUserInfo())
                .isInstanceOf(UnexpectedErrorFault.class);
    }

    @Test
    void keepsWhatPeopleAllowedAcrossARestart(@TempDir Path directory) {
        Grants grants = Grants.keptIn(directory.resolve("grants.json"));
        String token = grants.refreshToken("g", SmallOrg.ANN, List.of("api", "refresh_token"));
        Grants again = Grants.keptIn(directory.resolve("grants.json"));
        assertThat(again.of(token))
                .hasValueSatisfying(g -> assertThat(g.person()).isEqualTo(SmallOrg.ANN));
        assertThat(again.approved(SmallOrg.ANN, List.of("api"))).isTrue();
        assertThat(directory.resolve("grants.json")).content().doesNotContain(token);
    }

    @Test
    void endsTheOldestOfMoreThanFivePermissions() {
        Grants grants = Grants.inMemory();
        List<String> tokens = IntStream.range(0, 6)
                .mapToObj(i -> grants.refreshToken("g" + i, SmallOrg.ANN, List.of("api")))
                .toList();
        assertThat(grants.of(tokens.get(0))).isEmpty();
        assertThat(grants.of(tokens.get(1))).isPresent();
        assertThat(grants.of(tokens.get(5))).isPresent();
    }

    @Test
    void givesTheBrowserAnotherSessionOnceSomebodyHasSignedIn() {
        HttpResponse<String> page = flow.browser.open(flow.address(flow.request()));
        String before = page.headers().firstValue("Set-Cookie").orElseThrow();
        String after = flow.browser
                .signIn(page, CodeFlow.ANN)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        assertThat(after).isNotEqualTo(before).contains("HttpOnly", "SameSite=Lax", "Path=/services");
        HttpResponse<String> withTheOldOne = Wsc.send(HttpRequest.newBuilder(URI.create(flow.address(flow.request())))
                .header("Cookie", before.substring(0, before.indexOf(';')))
                .build());
        assertThat(withTheOldOne.body()).contains("name=\"password\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "http://localhost.evil.example/",
                "http://localhost@evil.example/",
                "http://localhost:80@evil.example/",
                "//evil.example",
                "/people",
                "javascript:alert(1)",
                "http://localhost:8080/#x",
                "https://localhost\\@evil.example",
                "http://127.0.0.1:8080/\r\nSet-Cookie: a=b",
                "http://[::1]x/",
                "http://0x7f.1/",
                ""
            })
    void sendsNobodyToAnAddressThatIsNotTheApplications(String address) {
        HttpResponse<String> answer = flow.browser.open(flow.address("redirect_uri", address));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.body()).contains("redirect_uri_mismatch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:1/x?y=z",
                "http://127.0.0.1:65000/a",
                "http://[::1]:9/",
                "https://plumbline.acme.example/back"
            })
    void sendsPeopleBackToThisMachineAndToWhatIsRegistered(String address) {
        try (CodeFlow registered = new CodeFlow(c -> c.redirects(Set.of("https://plumbline.acme.example/back")))) {
            String back = registered.browser.signInAndAllow(registered.address("redirect_uri", address), CodeFlow.ANN);
            assertThat(back).startsWith(address + (address.contains("?") ? "&code=" : "?code="));
        }
    }

    @Test
    void tellsTheBrowserWhereItsFormsMayLead() {
        HttpResponse<String> page = flow.browser.open(flow.address(flow.request()));
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "form-action 'self' http://localhost:8080;", "frame-ancestors 'none'");
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "scope, api everything, invalid_scope",
        "code_challenge_method, plain, invalid_request",
        "code_challenge, short, invalid_request",
        "prompt, whatever, invalid_request"
    })
    void tellsTheApplicationWhatIsWrongWithItsRequest(String name, String value, String error) {
        String back = location(flow.browser.open(flow.address(name, value)));
        assertThat(back).startsWith(CodeFlow.BACK + "?");
        assertThat(parameter(back, "error")).isEqualTo(error);
        assertThat(parameter(back, "state")).isEqualTo("s1");
    }

    @Test
    void showsHostileTextAsTextAndEchoesItUnharmed() {
        String state = "\"><script>alert('x')</script>\u202e\ud83d\ude00&code=stolen#";
        Map<String, String> request = flow.request();
        request.put("state", state);
        request.put("login_hint", "<img src=x onerror=alert(1)>");
        HttpResponse<String> page = flow.browser.open(flow.address(request) + "&find=%3Cscript%3E");
        assertThat(page.body()).doesNotContain("<script", "<img");
        String back = flow.browser.signInAndAllow(flow.address(request), CodeFlow.ANN);
        assertThat(parameter(back, "state")).isEqualTo(state);
        assertThat(parameter(back, "code")).isNotEqualTo("stolen");
        assertThat(back).doesNotContain("<", "\"", "#");
    }

    @Test
    void refusesHugeRequestsAndRepeatedParameters() {
        assertThat(flow.browser.open(flow.address("state", "x".repeat(17_000))).statusCode())
                .isEqualTo(400);
        assertThat(flow.browser.open(flow.address("state", "x".repeat(8_000))).statusCode())
                .isEqualTo(200);
        HttpResponse<String> twice =
                flow.browser.open(flow.address(flow.request()) + "&redirect_uri=http%3A%2F%2Flocalhost%3A1%2F");
        assertThat(twice.statusCode()).isEqualTo(400);
        assertThat(twice.body()).contains("a parameter is there twice");
        HttpResponse<String> page = flow.browser.open(flow.address(flow.request()));
        assertThat(flow.browser
                        .submit(page, Map.of("username", "x".repeat(2_100_000)))
                        .statusCode())
                .isEqualTo(400);
    }
}
