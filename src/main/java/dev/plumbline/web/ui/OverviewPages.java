package dev.plumbline.web.ui;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Is the CRM alive, and who keeps it so? Both sides, for those who lead. */
@Path("/overview")
@RolesAllowed({"manager", "executive", "admin"})
@Produces(MediaType.TEXT_HTML)
class OverviewPages {

    private final Layout layout;
    private final Adoptions adoptions;

    OverviewPages(Layout layout, Adoptions adoptions) {
        this.layout = layout;
        this.adoptions = adoptions;
    }

    record overview(Page page, Adoption found) implements TemplateInstance {}

    @GET
    public TemplateInstance overview() {
        Page page = layout.page("overview");
        return new overview(page, adoptions.of(page));
    }
}
