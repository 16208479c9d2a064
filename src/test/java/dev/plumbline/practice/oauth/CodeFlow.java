package dev.plumbline.practice.oauth;

import static dev.plumbline.practice.Wsc.CLIENT_ID;
import static dev.plumbline.practice.Wsc.SECRET;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.practice.PracticeServer;
import dev.plumbline.practice.SignInBrowser;
import dev.plumbline.practice.SmallOrg;
import dev.plumbline.practice.Wsc;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An application that asks people for permission, as far as tests need one. */
final class CodeFlow implements AutoCloseable {

    static final String BACK = "http://localhost:8080/fixes/connected";
    static final String VERIFIER = "a-verifier-of-at-least-forty-three-letters-0123456789";
    static final String ANN = "ann@small.example";

    final SmallOrg small = new SmallOrg();
    final PracticeServer server;
    final SignInBrowser browser = new SignInBrowser();

    CodeFlow() {
        this(c -> c);
    }

    CodeFlow(UnaryOperator<Client> client) {
        this.server = PracticeServer.start(PracticeServer.Settings.of(small.org, CLIENT_ID, SECRET, SmallOrg.ROBOT)
                .client(client.apply(Client.of(CLIENT_ID, SECRET, SmallOrg.ROBOT))));
    }

    Map<String, String> request() {
        Map<String, String> request = new LinkedHashMap<>();
        request.put("response_type", "code");
        request.put("client_id", CLIENT_ID);
        request.put("redirect_uri", BACK);
        request.put("scope", "openid api refresh_token");
        request.put("state", "s1");
        request.put("nonce", "n1");
        request.put("code_challenge", Secrets.digest(VERIFIER));
        request.put("code_challenge_method", "S256");
        return request;
    }

    String address(Map<String, String> request) {
        return server.url() + "/services/oauth2/authorize?" + SignInBrowser.encoded(request);
    }

    String address(String name, String value) {
        Map<String, String> request = request();
        request.put(name, value);
        return address(request);
    }

    String code() {
        return SignInBrowser.parameter(browser.signInAndAllow(address(request()), ANN), "code");
    }

    HttpResponse<String> exchange(String code) {
        return exchange(code, Map.of());
    }

    HttpResponse<String> exchange(String code, Map<String, String> otherwise) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("client_id", CLIENT_ID);
        form.put("client_secret", SECRET);
        form.put("redirect_uri", BACK);
        form.put("code_verifier", VERIFIER);
        form.putAll(otherwise);
        form.values().removeIf(String::isEmpty);
        return Wsc.post(server, "/services/oauth2/token", form);
    }

    HttpResponse<String> refresh(String token) {
        return Wsc.post(
                server,
                "/services/oauth2/token",
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        token,
                        "client_id",
                        CLIENT_ID,
                        "client_secret",
                        SECRET));
    }

    JsonNode tokens() {
        return Wsc.json(exchange(code()));
    }

    @Override
    public void close() {
        server.close();
    }
}
