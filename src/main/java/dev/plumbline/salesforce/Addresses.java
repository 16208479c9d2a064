package dev.plumbline.salesforce;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which addresses we are willing to talk to, and what an org's address tells. */
final class Addresses {

    private static final String KEY = "plumbline.salesforce.url";

    private Addresses() {}

    /** The org's address from the configuration, without path; empty with a problem added when it is none. */
    static Optional<URI> org(String text, List<String> problems) {
        String problem = problem(text);
        if (!problem.isEmpty()) {
            problems.add(KEY + (text.isEmpty() ? " is missing" : " is \"" + Texts.shown(text) + "\"") + ": " + problem);
            return Optional.empty();
        }
        URI uri = URI.create(text.strip());
        return Optional.of(URI.create(uri.getScheme() + "://" + uri.getRawAuthority()));
    }

    private static String problem(String text) {
        String example = "give the org's My Domain address, such as https://acme.my.salesforce.com";
        URI uri;
        try {
            uri = URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            return "that is not an address; " + example;
        }
        if (uri.getHost() == null
                || uri.getRawUserInfo() != null
                || !uri.getRawSchemeSpecificPart().startsWith("//")) {
            return example;
        }
        if (!isSafe(uri)) {
            return "tokens travel over https only (plain http only on loopback); " + example;
        }
        if (uri.getRawPath().length() > 1 || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return "leave out everything behind the host name; " + example;
        }
        return uri.getHost().toLowerCase(Locale.ROOT).endsWith(".lightning.force.com")
                ? "that is the address of the pages; " + example
                : "";
    }

    /**
     * The instance address out of a token answer.
     *
     * @throws SalesforceException.Configuration when a token must not be sent there
     */
    static URI instance(String text, URI configured) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            uri = URI.create("");
        }
        boolean plain = "http".equals(uri.getScheme());
        if (uri.getHost() == null || uri.getRawUserInfo() != null || !isSafe(uri) || plain && !isLoopback(configured)) {
            throw new SalesforceException.Configuration(
                    "BAD_INSTANCE_URL",
                    configured + " named \"" + Texts.shown(text)
                            + "\" as the place to send our token to, which is not a safe https address: check " + KEY,
                    null);
        }
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority());
    }

    static boolean isSharedLogin(URI url) {
        return url.getHost().equalsIgnoreCase("login.salesforce.com")
                || url.getHost().equalsIgnoreCase("test.salesforce.com");
    }

    static String audience(URI url) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        if (isLoopback(url)) {
            return url.toString();
        }
        boolean sandbox = host.equals("test.salesforce.com") || host.contains(".sandbox.") || host.contains("--");
        return sandbox ? "https://test.salesforce.com" : "https://login.salesforce.com";
    }

    private static boolean isSafe(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()) && isLoopback(uri);
    }

    /** By name only: asking DNS would let whoever answers it decide. */
    private static boolean isLoopback(URI uri) {
        String host = uri.getHost();
        return host.equalsIgnoreCase("localhost")
                || host.equals("[::1]")
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }
}
