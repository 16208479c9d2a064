package dev.plumbline.web.ui;

import dev.plumbline.escalation.LadderPreview;
import dev.plumbline.people.Directory;
import dev.plumbline.people.Person;
import dev.plumbline.people.calendar.BusinessSpan;
import dev.plumbline.rules.FileIssue;
import dev.plumbline.rules.Severity;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Who is told of what, and when, with a try on one person. Ladders are changed in their files, and the page says so. */
@Path("/ladders")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class LadderPages {

    private final Layout layout;
    private final LadderPreview ladders;
    private final Directory directory;

    LadderPages(Layout layout, LadderPreview ladders, Directory directory) {
        this.layout = layout;
        this.ladders = ladders;
        this.directory = directory;
    }

    /**
     * @param tried  whose gap it would be; empty when nobody was asked about
     * @param unknown whether somebody was asked about whom the viewer does not see, or nobody knows
     */
    record ladders(
            Page page,
            Spans spans,
            List<LadderPreview.Sheet> sheets,
            List<FileIssue> issues,
            Asked asked,
            Optional<Person> tried,
            boolean unknown,
            List<LadderPreview.Step> steps)
            implements TemplateInstance {}

    /** How long a ladder waits, for a reader. */
    record Spans(LadderWords words) {

        public String of(BusinessSpan span) {
            if (span.equals(BusinessSpan.ZERO)) {
                return words.atOnce();
            }
            return span instanceof BusinessSpan.Days days
                    ? words.days(days.count())
                    : words.hours(((BusinessSpan.Hours) span).length().toHours());
        }

        public String orNever(Optional<BusinessSpan> span) {
            return span.map(this::of).orElseGet(words::notAtAll);
        }
    }

    /** What the form holds. */
    record Asked(String person, String ladder, String severity) {

        public boolean of(String key) {
            return severity.equals(key);
        }

        public boolean on(String name) {
            return ladder.equals(name);
        }
    }

    @GET
    public TemplateInstance ladders(
            @RestQuery @Nullable String person,
            @RestQuery @Nullable String ladder,
            @RestQuery @Nullable String severity) {
        Page page = layout.page("ladders");
        List<LadderPreview.Sheet> sheets = ladders.sheets();
        String own = page.viewer().person().map(Person::username).orElse("");
        Asked asked = new Asked(
                person == null ? own : person.strip(),
                sheets.stream().anyMatch(sheet -> sheet.name().equals(ladder)) ? String.valueOf(ladder) : "standard",
                severity == null ? Severity.REQUIRED.key() : severity);
        Optional<Person> tried =
                find(asked.person()).filter(one -> page.viewer().previews(Optional.of(one.id())));
        Severity matters = Arrays.stream(Severity.values())
                .filter(one -> one.key().equals(asked.severity()))
                .findFirst()
                .orElse(Severity.REQUIRED);
        return new ladders(
                page,
                new Spans(page.say().words(LadderWords.class)),
                sheets,
                page.viewer().admin() ? ladders.issues() : List.of(),
                asked,
                tried,
                !asked.person().isEmpty() && tried.isEmpty(),
                tried.map(one -> ladders.ifOpenedNow(asked.ladder(), matters, one))
                        .orElse(List.of()));
    }

    /** By username, or by a name that only one person has. */
    private Optional<Person> find(String text) {
        List<Person> named = directory.chart().people().stream()
                .filter(Person::active)
                .filter(one -> one.name().equalsIgnoreCase(text))
                .toList();
        return directory
                .chart()
                .byUsername(text)
                .or(() -> named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty());
    }
}
