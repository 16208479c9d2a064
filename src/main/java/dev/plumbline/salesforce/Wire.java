package dev.plumbline.salesforce;

import com.sforce.soap.partner.PartnerConnection;
import com.sforce.ws.ConnectionException;
import com.sforce.ws.ConnectorConfig;
import java.net.http.HttpClient;

/**
 * Makes connections. Each unit of work gets a fresh one: sharing a {@code PartnerConnection} between threads silently corrupts requests,
 * and one failed request can spoil all later ones. Making one costs no network.
 */
final class Wire {

    /** Says in the org's logs and in change events that it was us. */
    static final String CLIENT = "Plumbline/1";

    /** The API version of the stubs: a newer endpoint would send words that they refuse. */
    static final String VERSION = "65.0";

    private static final int PAGE = 2000;

    private final HttpClient http;
    private final Limits limits;

    Wire(Limits limits) {
        this.limits = limits;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connect())
                .build();
    }

    HttpClient http() {
        return http;
    }

    Limits limits() {
        return limits;
    }

    PartnerConnection open(OrgSession session) throws ConnectionException {
        ConnectorConfig config = new ConnectorConfig();
        config.setManualLogin(true);
        config.setSessionId(session.accessToken());
        // without both, the stubs would send the token to a test host of Salesforce
        String endpoint = session.instance() + "/services/Soap/u/" + VERSION;
        config.setAuthEndpoint(endpoint);
        config.setServiceEndpoint(endpoint);
        config.setConnectionTimeout((int) limits.connect().toMillis());
        config.setReadTimeout((int) limits.read().toMillis());
        config.setMaxResponseSize(limits.bytes());
        config.setTransportFactory(() -> new GuardedTransport(http, limits));
        PartnerConnection connection = new PartnerConnection(config);
        connection.setCallOptions(CLIENT, null);
        connection.setQueryOptions(PAGE);
        return connection;
    }
}
