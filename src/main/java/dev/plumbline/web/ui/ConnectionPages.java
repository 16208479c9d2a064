package dev.plumbline.web.ui;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Is everything we rely on alive, and if not, what is there to do? */
@Path("/connection")
@RolesAllowed({"admin", "auditor"})
@Produces(MediaType.TEXT_HTML)
class ConnectionPages {

    private final Layout layout;
    private final Connections connections;

    ConnectionPages(Layout layout, Connections connections) {
        this.layout = layout;
        this.connections = connections;
    }

    record connection(Page page, Connection found) implements TemplateInstance {}

    @GET
    public TemplateInstance connection() {
        Page page = layout.page("connection");
        return new connection(page, connections.of(page));
    }
}
