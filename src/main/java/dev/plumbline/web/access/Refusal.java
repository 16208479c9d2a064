package dev.plumbline.web.access;

import dev.plumbline.speech.Saying;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/**
 * A request turned down on purpose, in words for whoever sent it. The framework's own exceptions speak to programmers and are not repeated.
 * Pages hand in a {@link Saying}, which is said in the reader's language; machines are spoken to in English.
 */
public final class Refusal extends WebApplicationException {

    private static final long serialVersionUID = 1L;

    private final transient Saying said;

    private Refusal(int status, Saying said) {
        super(said.english(), Response.status(status).build());
        this.said = said;
    }

    public Saying said() {
        return said;
    }

    /** There is none, or the viewer may not see it: the two look alike. The words of the error page are good enough. */
    public static Refusal notFound() {
        return new Refusal(404, Saying.NOTHING);
    }

    public static Refusal notFound(String english) {
        return of(404, english);
    }

    public static Refusal badRequest(String english) {
        return of(400, english);
    }

    public static Refusal badRequest(Saying said) {
        return of(400, said);
    }

    /** It was possible once, and is not in the state that things are in now. */
    public static Refusal conflict(String english) {
        return of(409, english);
    }

    /** Something that we depend on did not answer; asking later may help. */
    public static Refusal unavailable(String english) {
        return of(503, english);
    }

    public static Refusal unavailable(Saying said) {
        return of(503, said);
    }

    /** A state of affairs, or a rule about who may, that does not allow it; the words say which. */
    public static Refusal of(int status, String english) {
        return of(status, Saying.quoted(english));
    }

    public static Refusal of(int status, Saying said) {
        return new Refusal(status, said);
    }
}
