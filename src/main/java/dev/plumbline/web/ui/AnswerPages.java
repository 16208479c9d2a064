package dev.plumbline.web.ui;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What waits for a manager's answer, oldest first, to be decided in place. */
@Path("/answers")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class AnswerPages {

    private final Layout layout;
    private final Waits waits;

    AnswerPages(Layout layout, Waits waits) {
        this.layout = layout;
        this.waits = waits;
    }

    record answers(Page page, Waits.Found found, Optional<Said> said) implements TemplateInstance {}

    @GET
    public TemplateInstance answers(@RestQuery @Nullable String said) {
        Page page = layout.page("answers");
        return new answers(page, waits.of(page), Said.of(said));
    }
}
