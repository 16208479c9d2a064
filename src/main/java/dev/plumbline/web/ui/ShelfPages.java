package dev.plumbline.web.ui;

import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.RuleText;
import dev.plumbline.rules.importing.Carried;
import dev.plumbline.rules.importing.Outcome;
import dev.plumbline.rules.stored.StoredText;
import dev.plumbline.studio.LineDiff;
import dev.plumbline.studio.Studio;
import dev.plumbline.web.access.Refusal;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** What was filed in the studio: its earlier texts, files for review, and what comes in from Salesforce. */
@Path("/rules")
@RolesAllowed("admin")
@Produces(MediaType.TEXT_HTML)
class ShelfPages {

    private static final String DISPOSITION = "Content-Disposition";

    private final Layout layout;
    private final Studio studio;

    ShelfPages(Layout layout, Studio studio) {
        this.layout = layout;
        this.studio = studio;
    }

    /** @param lines against the text before; empty for the first */
    record Filing(StoredText text, List<LineDiff.Line> lines) {}

    record texts(Page page, String rule, List<Filing> filings) implements TemplateInstance {}

    /** @param yaml all that was carried, to be saved; empty before anything was sent */
    record carry(Page page, List<Outcome> outcomes, List<String> names, String yaml, String wrong)
            implements TemplateInstance {}

    record kept(Page page, int count, String left) implements TemplateInstance {}

    @GET
    @Path("{id}/texts")
    public TemplateInstance texts(@RestPath String id) {
        List<StoredText> all = studio.history(new RuleId(id));
        if (all.isEmpty()) {
            throw Refusal.notFound();
        }
        List<Filing> filings = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            String before = i + 1 < all.size() ? all.get(i + 1).yaml().orElse("") : "";
            filings.add(
                    new Filing(all.get(i), LineDiff.of(before, all.get(i).yaml().orElse(""))));
        }
        return new texts(layout.page("rules"), id, filings);
    }

    @GET
    @Path("{id}/export")
    @Produces("application/yaml")
    public Response export(@RestPath String id) {
        StoredText text = studio.text(new RuleId(id)).orElseThrow(Refusal::notFound);
        return Response.ok(text.yaml().orElseThrow())
                .header(DISPOSITION, "attachment; filename=\"" + text.rule() + ".yaml\"")
                .build();
    }

    @GET
    @Path("export")
    @Produces("application/zip")
    public Response exportAll() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : studio.export().entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Response.ok(bytes.toByteArray())
                .header(DISPOSITION, "attachment; filename=\"rules.zip\"")
                .build();
    }

    @GET
    @Path("import")
    public TemplateInstance carry() {
        return new carry(layout.page("rules"), List.of(), List.of(), "", "");
    }

    @POST
    @Path("import")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public TemplateInstance carry(
            @RestForm("file") @Nullable FileUpload file,
            @RestForm @Nullable String text,
            @RestForm @Nullable String object) {
        Page page = layout.page("rules");
        String name = file == null || file.size() == 0 ? "" : file.fileName();
        byte[] content = file == null || file.size() == 0
                ? (text == null ? "" : text.strip()).getBytes(StandardCharsets.UTF_8)
                : bytes(file);
        Optional<String> wrong = wrong(content, page.say().words(ShelfWords.class));
        if (wrong.isPresent()) {
            return new carry(page, List.of(), List.of(), "", wrong.get());
        }
        Carried carried = Carried.of(name, object == null ? "" : object.strip(), content);
        return new carry(
                page,
                carried.outcomes(),
                carried.rules().stream().map(rule -> rule.value("name")).toList(),
                RuleText.joined(carried.rules()),
                "");
    }

    @POST
    @Path("import/keep")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance keep(@RestForm @Nullable String yaml) {
        Page page = layout.page("rules");
        List<RuleText> rules = RuleText.each(yaml == null ? "" : yaml);
        List<String> left = studio.fileDrafts(Writers.of(page.viewer()), rules, "Carried over from validation rules.");
        return new kept(page, rules.size() - left.size(), String.join(", ", left));
    }

    private static Optional<String> wrong(byte[] content, ShelfWords words) {
        if (content.length == 0) {
            return Optional.of(words.importEmpty());
        }
        if (content.length > Carried.MOST) {
            return Optional.of(words.importLarge());
        }
        if (content.length > 1 && content[0] == 'P' && content[1] == 'K') {
            return Optional.of(words.importArchive());
        }
        return Optional.empty();
    }

    private static byte[] bytes(FileUpload file) {
        try (var in = Files.newInputStream(file.uploadedFile())) {
            return in.readNBytes(Carried.MOST + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
