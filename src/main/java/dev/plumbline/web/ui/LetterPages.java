package dev.plumbline.web.ui;

import dev.plumbline.notifications.OutboxDesk;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What was sent to whoever looks, and what may not have reached them. Nobody sees anybody else's. */
@Path("/messages")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class LetterPages {

    private static final int SHOWN = 50;

    private final Layout layout;
    private final OutboxDesk desk;

    LetterPages(Layout layout, OutboxDesk desk) {
        this.layout = layout;
        this.desk = desk;
    }

    record letters(Page page, List<OutboxDesk.Letter> doubtful, List<OutboxDesk.Letter> others)
            implements TemplateInstance {}

    @GET
    public TemplateInstance letters() {
        Page page = layout.page("letters");
        List<OutboxDesk.Letter> all = page.viewer()
                .person()
                .map(self -> desk.lettersTo(self.id(), SHOWN))
                .orElse(List.of());
        return new letters(
                page,
                all.stream().filter(OutboxDesk.Letter::doubtful).toList(),
                all.stream().filter(letter -> !letter.doubtful()).toList());
    }
}
