package dev.plumbline.web.ui;

import dev.plumbline.pipeline.Edition;
import dev.plumbline.rules.Rollup;
import dev.plumbline.studio.Vocabulary;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What the editor completes. */
@Path("/rules")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
class WordPages {

    private final Vocabulary vocabulary;
    private final Edition edition;

    WordPages(Vocabulary vocabulary, Edition edition) {
        this.vocabulary = vocabulary;
        this.edition = edition;
    }

    record Words(List<Vocabulary.Field> fields, List<Vocabulary.Word> functions, List<String> rollups) {}

    @GET
    @Path("studio/words")
    public Words words(@RestQuery @Nullable String object) {
        String of = object == null ? "" : object;
        return new Words(
                vocabulary.fields(of),
                vocabulary.functions(),
                edition.current().rollups().stream()
                        .filter(rollup -> rollup.object().equals(of))
                        .map(Rollup::name)
                        .sorted()
                        .toList());
    }
}
