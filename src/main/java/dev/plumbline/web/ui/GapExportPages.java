package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.OrgChart;
import dev.plumbline.sheets.FileKind;
import dev.plumbline.sheets.Sheet;
import dev.plumbline.sheets.Xlsx;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.Violations;
import dev.plumbline.web.access.Exports;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The list of gaps as a file for a spreadsheet: what the list shows with the same filters, and who took it away. */
@Path("/")
@Authenticated
class GapExportPages {

    /** Longer files are for programs, and those have the API. */
    private static final int MOST = 10_000;

    private final Layout layout;
    private final Violations violations;
    private final GapLists lists;
    private final RecordLinks links;
    private final Exports exports;

    GapExportPages(Layout layout, Violations violations, GapLists lists, RecordLinks links, Exports exports) {
        this.layout = layout;
        this.violations = violations;
        this.lists = lists;
        this.links = links;
        this.exports = exports;
    }

    @GET
    @Path("gaps.csv")
    @Produces("text/csv")
    public Response csv(
            @RestQuery @Nullable String rule, @RestQuery @Nullable String person, @RestQuery @Nullable String state) {
        return file(FileKind.CSV, GapQuery.of(rule, person, state, null));
    }

    @GET
    @Path("gaps.xlsx")
    @Produces(Xlsx.MEDIA_TYPE)
    public Response workbook(
            @RestQuery @Nullable String rule, @RestQuery @Nullable String person, @RestQuery @Nullable String state) {
        return file(FileKind.XLSX, GapQuery.of(rule, person, state, null));
    }

    private Response file(FileKind kind, GapQuery query) {
        Page page = layout.page("gaps");
        OrgChart chart = lists.look(page.viewer(), query);
        List<Violation> gaps = violations.pages(query.filter(), page.viewer().scope(), gap -> true, MOST);
        ExportWords words = page.say().words(ExportWords.class);
        GapTable table = new GapTable(page.say(), chart, links::to, mark(page, words));
        Sheet file = kind.sheet(words.sheet(), page.say().locale(), table.columns());
        Set<RecordId> people = new HashSet<>();
        for (Violation gap : gaps) {
            gap.accountable().ifPresent(people::add);
            file.row(table.row(gap));
        }
        if (gaps.size() == MOST) {
            file.note(words.cut(page.say().number(MOST)));
        }
        exports.note(page.viewer(), query.address(), gaps.size(), people.size());
        String name = "gaps-" + LocalDate.ofInstant(page.say().now(), page.say().zone()) + kind.ending();
        return Response.ok(file.bytes(), kind.mediaType())
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    private static String mark(Page page, ExportWords words) {
        return words.mark(
                page.viewer().name(),
                page.viewer().person().map(self -> self.id().value()).orElse("-"),
                page.say().now().atOffset(ZoneOffset.UTC).withNano(0).toString());
    }
}
