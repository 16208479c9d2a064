package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.OrgChart;
import dev.plumbline.sheets.Csv;
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
@Path("/gaps.csv")
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
    @Produces("text/csv")
    public Response file(
            @RestQuery @Nullable String rule, @RestQuery @Nullable String person, @RestQuery @Nullable String state) {
        Page page = layout.page("gaps");
        GapQuery query = GapQuery.of(rule, person, state, null);
        OrgChart chart = lists.look(page.viewer(), query);
        List<Violation> gaps = violations.pages(query.filter(), page.viewer().scope(), gap -> true, MOST);
        ExportWords words = page.say().words(ExportWords.class);
        Csv file = new Csv(page.say().locale(), head(words));
        String mark = words.mark(
                page.viewer().name(),
                page.viewer().person().map(self -> self.id().value()).orElse("-"),
                page.say().now().atOffset(ZoneOffset.UTC).withNano(0).toString());
        Set<RecordId> people = new HashSet<>();
        for (Violation gap : gaps) {
            gap.accountable().ifPresent(people::add);
            file.row(row(page.say(), chart, gap, mark));
        }
        if (gaps.size() == MOST) {
            file.row(List.of(words.cut(page.say().number(MOST))));
        }
        exports.note(page.viewer(), query.address(), gaps.size(), people.size());
        String name = "gaps-" + LocalDate.ofInstant(page.say().now(), page.say().zone()) + ".csv";
        return Response.ok(file.bytes(), Csv.MEDIA_TYPE)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    private static List<String> head(ExportWords words) {
        return List.of(
                words.record(),
                words.recordId(),
                words.object(),
                words.gap(),
                words.rule(),
                words.missing(),
                words.severity(),
                words.state(),
                words.person(),
                words.personId(),
                words.since(),
                words.times(),
                words.amount(),
                words.link(),
                words.takenBy());
    }

    private List<Object> row(Format say, OrgChart chart, Violation gap, String mark) {
        return List.of(
                gap.recordName(),
                gap.record().value(),
                gap.object(),
                gap.ruleTitle(),
                gap.rule().value(),
                say.fields(gap.missing()),
                GapLists.severityName(gap.severity(), say),
                GapLists.stateName(gap.state(), say),
                GapLists.accountable(chart, gap),
                gap.accountable().map(RecordId::value).orElse(""),
                LocalDate.ofInstant(gap.openedAt(), say.zone()),
                gap.generation(),
                gap.amount().<Object>map(amount -> amount).orElse(""),
                links.to(gap.record()).orElse(""),
                mark);
    }
}
