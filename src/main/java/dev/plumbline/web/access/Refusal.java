package dev.plumbline.web.access;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/** A request turned down on purpose, in words for whoever sent it. The framework's own exceptions speak to programmers and are not repeated. */
public final class Refusal extends WebApplicationException {

    private static final long serialVersionUID = 1L;

    private Refusal(int status, String words) {
        super(words, Response.status(status).build());
    }

    /** There is none, or the viewer may not see it: the two look alike. The words of the error page are good enough. */
    public static Refusal notFound() {
        return new Refusal(404, "");
    }

    public static Refusal notFound(String words) {
        return new Refusal(404, words);
    }

    public static Refusal badRequest(String words) {
        return new Refusal(400, words);
    }

    /** It was possible once, and is not in the state that things are in now. */
    public static Refusal conflict(String words) {
        return new Refusal(409, words);
    }

    /** Something that we depend on did not answer; asking later may help. */
    public static Refusal unavailable(String words) {
        return new Refusal(503, words);
    }

    /** A state of affairs, or a rule about who may, that does not allow it; the words say which. */
    public static Refusal of(int status, String words) {
        return new Refusal(status, words);
    }
}
