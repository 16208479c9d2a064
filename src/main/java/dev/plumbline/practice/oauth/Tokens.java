package dev.plumbline.practice.oauth;

import dev.plumbline.crm.RecordId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Writes the answer that brings a token, field by field as Salesforce does. */
final class Tokens {

    /** The fields of an answer. */
    static final class Answer extends LinkedHashMap<String, String> {
        private static final long serialVersionUID = 1;
    }

    private final Sessions sessions;
    private final Client client;
    private final IdTokens identities;
    private final Clock clock;
    private final String organizationId;
    private final String url;

    Tokens(Sessions sessions, Client client, IdTokens identities, Clock clock, String organizationId, String url) {
        this.sessions = sessions;
        this.client = client;
        this.identities = identities;
        this.clock = clock;
        this.organizationId = organizationId;
        this.url = url;
    }

    Answer access(RecordId user, List<String> scopes, String grant) {
        String id = identity(user);
        String issued = Long.toString(clock.instant().toEpochMilli());
        Answer answer = new Answer();
        answer.put("access_token", sessions.issue(user, scopes, grant));
        answer.put("signature", signature(id + issued));
        answer.put("scope", String.join(" ", scopes));
        answer.put("instance_url", url);
        answer.put("id", id);
        answer.put("token_type", "Bearer");
        answer.put("issued_at", issued);
        answer.put("api_instance_url", url);
        return answer;
    }

    void identity(Answer answer, RecordId user, List<String> scopes, String nonce) {
        if (scopes.contains("openid")) {
            String token = answer.getOrDefault("access_token", "");
            answer.put("id_token", identities.of(identity(user), token, nonce, clock.instant()));
        }
    }

    private String identity(RecordId user) {
        return url + "/id/" + organizationId + "/" + user;
    }

    private String signature(String text) {
        if (client.isPublic()) {
            return ""; // nothing to sign with that both sides know
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(client.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }
}
