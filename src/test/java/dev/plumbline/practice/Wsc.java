package dev.plumbline.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sforce.soap.partner.PartnerConnection;
import com.sforce.ws.ConnectionException;
import com.sforce.ws.ConnectorConfig;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Salesforce's own client, as it comes, against the practice server. */
public final class Wsc {

    public static final String CLIENT_ID = "3MVG9practice";
    public static final String SECRET = "s3cret&more";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Wsc() {}

    public static PracticeServer serve(SmallOrg small) {
        return PracticeServer.start(PracticeServer.Settings.of(small.org, CLIENT_ID, SECRET, SmallOrg.ROBOT));
    }

    public static PartnerConnection connect(PracticeServer server) {
        JsonNode token = json(post(
                server,
                "/services/oauth2/token",
                Map.of("grant_type", "client_credentials", "client_id", CLIENT_ID, "client_secret", SECRET)));
        return connect(
                token.path("instance_url").asText(), token.path("access_token").asText());
    }

    public static PartnerConnection connect(String url, String session) {
        try {
            ConnectorConfig config = new ConnectorConfig();
            config.setManualLogin(true);
            config.setSessionId(session);
            config.setAuthEndpoint(url + "/services/Soap/u/65.0");
            config.setServiceEndpoint(url + "/services/Soap/u/65.0");
            config.setConnectionTimeout(5_000);
            config.setReadTimeout(60_000);
            config.setUseChunkedPost(true);
            PartnerConnection connection = new PartnerConnection(config);
            connection.setQueryOptions(2000);
            return connection;
        } catch (ConnectionException e) {
            throw new IllegalStateException(e);
        }
    }

    public static HttpResponse<String> post(PracticeServer server, String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    public static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode json(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
