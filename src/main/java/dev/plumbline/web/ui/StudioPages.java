package dev.plumbline.web.ui;

import dev.plumbline.pipeline.Edition;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.RuleText;
import dev.plumbline.rules.stored.Draft;
import dev.plumbline.rules.stored.StoredText;
import dev.plumbline.rules.stored.Writer;
import dev.plumbline.studio.Filed;
import dev.plumbline.studio.Gallery;
import dev.plumbline.studio.Looked;
import dev.plumbline.studio.Studio;
import dev.plumbline.studio.Vocabulary;
import dev.plumbline.web.access.Refusal;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Where an admin writes rules. Every button works without a script; what is typed is kept whatever happens. */
@Path("/rules")
@RolesAllowed("admin")
@Produces(MediaType.TEXT_HTML)
class StudioPages {

    private static final String BLANK =
            """
            rules:
              - name: my-rule
                title: %s
                object: Opportunity
                applies: NOT(IsClosed)
                require: [NextStep]
                state: draft
            """;

    private final Layout layout;
    private final Studio studio;
    private final Vocabulary vocabulary;
    private final Edition edition;
    private final Gallery gallery;

    StudioPages(Layout layout, Studio studio, Vocabulary vocabulary, Edition edition, Gallery gallery) {
        this.layout = layout;
        this.studio = studio;
        this.vocabulary = vocabulary;
        this.edition = edition;
        this.gallery = gallery;
    }

    /** @param ladders names, for choosing one */
    record editor(Page page, StudioSheet sheet, List<String> objects, List<String> ladders)
            implements TemplateInstance {}

    /** What is to be said of the text, beside the editor. */
    record checked(Page page, StudioSheet sheet) implements TemplateInstance {}

    /** A rule that is in a file, which is changed there. */
    record readOnly(Page page, Rule rule) implements TemplateInstance {}

    record templates(Page page, List<Gallery.Example> examples) implements TemplateInstance {}

    @GET
    @Path("new")
    public TemplateInstance fresh(@RestQuery @Nullable String from, @RestQuery @Nullable String template) {
        Page page = layout.page("rules");
        Optional<Draft> draft = studio.draft(Writers.of(page.viewer()), Optional.empty());
        boolean begun = from != null || template != null;
        if (draft.isPresent() && !begun) {
            return editor(
                    page,
                    sheet(Optional.empty(), draft.get().base(), draft.get().yaml(), draft));
        }
        String yaml = template != null
                ? gallery.text(template).orElseThrow(Refusal::notFound)
                : from != null
                        ? copy(from)
                        : BLANK.formatted(page.say().words(StudioWords.class).blankTitle());
        return editor(page, sheet(Optional.empty(), 0, yaml, Optional.empty()));
    }

    @GET
    @Path("templates")
    public TemplateInstance templates() {
        return new templates(layout.page("rules"), gallery.examples());
    }

    @GET
    @Path("{id}/edit")
    public TemplateInstance edit(@RestPath String id) {
        Page page = layout.page("rules");
        RuleId rule = new RuleId(id);
        Optional<StoredText> text = studio.text(rule);
        if (text.isEmpty()) {
            return new readOnly(page, edition.current().rule(rule).orElseThrow(Refusal::notFound));
        }
        Optional<Draft> draft = studio.draft(Writers.of(page.viewer()), Optional.of(rule));
        return editor(
                page,
                draft.map(d -> sheet(Optional.of(id), d.base(), d.yaml(), draft))
                        .orElseGet(() -> sheet(
                                Optional.of(id),
                                text.get().number(),
                                text.get().yaml().orElseThrow(),
                                Optional.empty())));
    }

    @POST
    @Path("studio")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response press(MultivaluedMap<String, String> fields) {
        Page page = layout.page("rules");
        Writer writer = Writers.of(page.viewer());
        StudioForm form = StudioForm.of(fields);
        String yaml = form.test().isBlank()
                ? form.typed()
                : RuleText.of(form.typed())
                        .withTest(form.test().replace("\r", "").lines().toList())
                        .yaml();
        return switch (form.go()) {
            case "discard" -> {
                studio.dropDraft(writer, form.rule());
                yield to(form.rule().map(rule -> at(page, rule, "/edit")).orElse("/rules/new"));
            }
            case "save" -> saved(page, form, studio.file(writer, form.rule(), yaml, form.base(), form.why()), yaml);
            case "remove" ->
                saved(
                        page,
                        form,
                        form.rule()
                                .map(rule -> studio.remove(writer, rule, form.base(), form.why()))
                                .orElseThrow(Refusal::notFound),
                        yaml);
            default -> {
                boolean kept = studio.keepDraft(writer, form.rule(), yaml, form.base());
                boolean asYaml =
                        form.go().equals("yaml") || form.asYaml() && !form.go().equals("form");
                StudioSheet sheet = shown(form, studio.look(yaml), asYaml);
                yield ok(editor(page, kept ? sheet : sheet.saying("too-long")));
            }
        };
    }

    /** As one types: what is wrong, and the text beside the form. The draft is kept on the way. */
    @POST
    @Path("studio/check")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance check(MultivaluedMap<String, String> fields) {
        Page page = layout.page("rules");
        StudioForm form = StudioForm.of(fields);
        String yaml = form.typed();
        studio.keepDraft(Writers.of(page.viewer()), form.rule(), yaml, form.base());
        return new checked(page, shown(form, studio.look(yaml), form.asYaml()));
    }

    private Response saved(Page page, StudioForm form, Filed filed, String yaml) {
        if (filed instanceof Filed.Done done) {
            boolean gone = form.go().equals("remove");
            return to(gone ? "/rules" : at(page, done.rule(), done.inForce() ? "?said=saved" : "?said=saved-later"));
        }
        studio.keepDraft(Writers.of(page.viewer()), form.rule(), yaml, form.base());
        Looked looked = filed instanceof Filed.Unsound unsound ? unsound.looked() : studio.look(yaml);
        StudioSheet sheet = shown(form, looked, form.asYaml());
        if (filed instanceof Filed.Refused refused) {
            return status(422, editor(page, sheet.saying(page.say().said(refused.because()))));
        }
        if (filed instanceof Filed.Overtaken overtaken) {
            return status(409, editor(page, sheet.overtaken(overtaken.newest().name())));
        }
        boolean tests = looked.sound();
        return status(422, editor(page, sheet.saying(tests ? "tests-fail" : "unsound")));
    }

    private static StudioSheet shown(StudioForm form, Looked looked, boolean asYaml) {
        return new StudioSheet(
                form.rule().map(RuleId::value),
                form.base(),
                looked,
                asYaml || !looked.text().readable(),
                form.why(),
                Optional.empty());
    }

    private StudioSheet sheet(Optional<String> rule, int base, String yaml, Optional<Draft> draft) {
        Looked looked = studio.look(yaml);
        return new StudioSheet(rule, base, looked, !looked.text().readable(), "", draft.map(Draft::at));
    }

    private TemplateInstance editor(Page page, StudioSheet sheet) {
        return new editor(page, sheet, vocabulary.objects(), studio.ladderNames());
    }

    /** The text of another rule under a name of its own, as a draft. */
    private String copy(String from) {
        RuleId id = new RuleId(from);
        Optional<RuleText> stored = studio.text(id).flatMap(StoredText::yaml).map(RuleText::of);
        Map<String, String> values = stored.map(RuleText::values)
                .orElseGet(() -> RuleText.valuesOf(edition.current().rule(id).orElseThrow(Refusal::notFound)));
        values.put("name", from + "-copy");
        values.put("state", "draft");
        values.remove("author");
        values.remove("from");
        return stored.map(text -> text.with(values))
                .orElseGet(() -> RuleText.of(values))
                .yaml();
    }

    private static String at(Page page, RuleId rule, String rest) {
        return "/rules/" + page.say().inUrl(rule.value()) + rest;
    }

    private static Response to(String address) {
        return Response.seeOther(URI.create(address)).build();
    }

    private static Response ok(TemplateInstance page) {
        return status(200, page);
    }

    private static Response status(int status, TemplateInstance page) {
        return Response.status(status)
                .type("text/html;charset=UTF-8")
                .entity(page)
                .build();
    }
}
