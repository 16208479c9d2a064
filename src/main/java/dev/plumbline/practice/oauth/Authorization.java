package dev.plumbline.practice.oauth;

import dev.plumbline.crm.RecordId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The first half of OAuth's authorization code flow: reads what an application wants, and answers it with a code or a refusal. */
public final class Authorization {

    /** Base64url of a SHA-256 has 43 characters. */
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private static final Set<String> PROMPTS = Set.of("login", "consent", "select_account", "none");
    private static final int LONGEST_QUERY = 16 * 1024;

    private final Client client;
    private final Grants grants;
    private final Codes codes;

    Authorization(Client client, Grants grants, Codes codes) {
        this.client = client;
        this.grants = grants;
        this.codes = codes;
    }

    /** @param rawQuery as it stood in the address */
    public Asked read(String rawQuery) {
        if (rawQuery.length() > LONGEST_QUERY) {
            return new Asked.Unknown("invalid_request", "the request is longer than 16 KB");
        }
        Form asked;
        try {
            asked = Form.ofQuery(rawQuery);
        } catch (Refused e) {
            return new Asked.Unknown(e.error(), e.description());
        }
        if (!asked.get("client_id").equals(client.id())) {
            return new Asked.Unknown("invalid_client_id", "client identifier invalid");
        }
        String redirect = asked.get("redirect_uri");
        if (!client.sendsBackTo(redirect)) {
            return new Asked.Unknown("redirect_uri_mismatch", "redirect_uri must match configuration");
        }
        try {
            return new Asked.Fine(request(asked));
        } catch (Refused e) {
            return new Asked.Wrong(back(redirect, asked.get("state"), e.error(), e.description()));
        }
    }

    private AuthorizationRequest request(Form asked) throws Refused {
        if (!asked.get("response_type").equals("code")) {
            throw new Refused("unsupported_response_type", "response type not supported");
        }
        String challenge = asked.get("code_challenge");
        if (challenge.isEmpty() && client.isPublic()) {
            throw new Refused("invalid_request", "missing required code challenge");
        }
        if (!challenge.isEmpty()
                && !(asked.get("code_challenge_method").equals("S256")
                        && CHALLENGE.matcher(challenge).matches())) {
            throw new Refused("invalid_request", "invalid code challenge: S256 is the method supported");
        }
        Set<String> prompt = Arrays.stream(asked.get("prompt").split(" "))
                .filter(p -> !p.isEmpty())
                .collect(Collectors.toSet());
        if (!PROMPTS.containsAll(prompt) || prompt.contains("none") && prompt.size() > 1) {
            throw new Refused("invalid_request", "prompt is not supported");
        }
        return new AuthorizationRequest(
                "Plumbline",
                asked.get("redirect_uri"),
                Scopes.parse(asked.get("scope")),
                asked.get("state"),
                challenge,
                asked.get("nonce"),
                prompt,
                asked.get("login_hint"));
    }

    /** Whether this person has agreed to all of it before. */
    public boolean approved(RecordId user, AuthorizationRequest request) {
        return grants.approved(user, request.scopes());
    }

    /** Where to send the person, with the code for the application. */
    public String allow(RecordId user, AuthorizationRequest request) {
        grants.approve(user, request.scopes());
        return target(request.redirectUri(), List.of("code", codes.issue(request, user)), request.state());
    }

    /** Where to send a person who does not agree. */
    public String deny(AuthorizationRequest request) {
        return refuse(request, "access_denied", "end-user denied authorization");
    }

    /** Where to send somebody to whom nothing may be shown although something would have to be. */
    public String refuse(AuthorizationRequest request, String error, String description) {
        return back(request.redirectUri(), request.state(), error, description);
    }

    /** Whether a browser may be sent there after signing out. */
    public boolean sendsBackTo(String address) {
        return client.sendsBackTo(address);
    }

    /** Where to send a browser that has signed out, once it is known that it may be sent there. */
    public String signedOut(String address, String state) {
        return target(address, List.of(), state);
    }

    private static String back(String redirect, String state, String error, String description) {
        return target(redirect, List.of("error", error, "error_description", description), state);
    }

    private static String target(String redirect, List<String> parameters, String state) {
        StringBuilder target = new StringBuilder(redirect).append(redirect.contains("?") ? '&' : '?');
        for (int i = 0; i < parameters.size(); i += 2) {
            target.append(parameters.get(i))
                    .append('=')
                    .append(encoded(parameters.get(i + 1)))
                    .append('&');
        }
        if (state.isEmpty()) {
            target.setLength(target.length() - 1);
        } else {
            target.append("state=").append(encoded(state));
        }
        return target.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
