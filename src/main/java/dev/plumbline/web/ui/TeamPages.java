package dev.plumbline.web.ui;

import dev.plumbline.digests.DigestPreview;
import dev.plumbline.people.Person;
import dev.plumbline.web.access.Refusal;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A leader's own people: who needs them, for what, and what the next digest will say. */
@Path("/team")
@RolesAllowed({"manager", "executive", "admin"})
@Produces(MediaType.TEXT_HTML)
class TeamPages {

    private final Layout layout;
    private final TeamBoards boards;
    private final DigestPreview digests;

    TeamPages(Layout layout, TeamBoards boards, DigestPreview digests) {
        this.layout = layout;
        this.boards = boards;
        this.digests = digests;
    }

    record team(Page page, TeamBoard board, Optional<Said> said) implements TemplateInstance {}

    record digest(Page page, Person reader, DigestPreview.Preview preview) implements TemplateInstance {}

    @GET
    public TemplateInstance team(@RestQuery @Nullable String said) {
        Page page = layout.page("team");
        return new team(page, boards.of(page), Said.of(said));
    }

    /** Only one's own: a digest is written for its reader. */
    @GET
    @Path("digest")
    public TemplateInstance digest() {
        Page page = layout.page("digest");
        Person reader = page.viewer().person().orElseThrow(Refusal::notFound);
        return new digest(page, reader, digests.of(reader.id()).orElseThrow(Refusal::notFound));
    }
}
