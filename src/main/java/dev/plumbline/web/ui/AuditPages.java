package dev.plumbline.web.ui;

import dev.plumbline.audit.AuditEntry;
import dev.plumbline.audit.Audits;
import dev.plumbline.audit.Audits.Audited;
import dev.plumbline.speech.Saying;
import dev.plumbline.web.access.Refusal;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Everything about one gap or one message in plain words: who, what, when, from which facts, under which rule version. */
@Path("/audit")
@RolesAllowed({"admin", "auditor"})
@Produces(MediaType.TEXT_HTML)
class AuditPages {

    private static final int PAGE = 50;

    private final Layout layout;
    private final Audits audits;

    AuditPages(Layout layout, Audits audits) {
        this.layout = layout;
        this.audits = audits;
    }

    record Fact(String name, String value) {}

    /** @param rule empty when no rule has a part in it */
    record Step(Audited audited, String what, String by, Optional<String> rule, List<Fact> facts) {}

    /** @param next address of the next page; empty on the last */
    record audit(Page page, String violation, String notice, boolean asked, List<Step> steps, Optional<String> next)
            implements TemplateInstance {}

    @GET
    public TemplateInstance audit(
            @RestQuery @Nullable String violation,
            @RestQuery @Nullable String notice,
            @RestQuery @Nullable String after) {
        Page page = layout.page("audit");
        String number = text(violation);
        String key = text(notice);
        if (number.isEmpty() && key.isEmpty()) {
            return new audit(page, "", "", false, List.of(), Optional.empty());
        }
        Optional<Long> from = text(after).isEmpty() ? Optional.empty() : Optional.of(number(text(after)));
        List<Audited> found =
                key.isEmpty() ? audits.of(number(number), from, PAGE + 1) : audits.of(key, from, PAGE + 1);
        List<Audited> shown = found.subList(0, Math.min(PAGE, found.size()));
        Format say = page.say();
        String query = key.isEmpty() ? "violation=" + number : "notice=" + say.inUrl(key);
        Optional<String> next = found.size() > PAGE
                ? Optional.of(
                        "/audit?" + query + "&after=" + shown.get(PAGE - 1).id())
                : Optional.empty();
        return new audit(
                page,
                number,
                key,
                true,
                shown.stream().map(one -> step(one, say)).toList(),
                next);
    }

    private static Step step(Audited audited, Format say) {
        AuditEntry entry = audited.entry();
        AuditWords words = say.words(AuditWords.class);
        String by =
                switch (entry.actor().kind()) {
                    case "rule" -> words.byRule(say.name(entry.actor().name()));
                    case "system" -> words.byService(entry.actor().name());
                    default -> say.name(entry.actor().name());
                };
        List<Fact> facts = entry.facts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(fact -> new Fact(name(fact.getKey(), say), say.value(fact.getValue())))
                .toList();
        Optional<String> rule = Optional.of(entry.rule()).filter(id -> !id.isEmpty());
        return new Step(audited, say.words(entry.what()), by, rule, facts);
    }

    /** What the ledger adds to a record's own fields stands in brackets. */
    private static String name(String fact, Format say) {
        return fact.startsWith("[") || fact.contains(" ") ? say.cut(fact.replaceAll("[\\[\\]]", "")) : say.field(fact);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static long number(String text) {
        return Ids.number(text)
                .orElseThrow(() -> Refusal.badRequest(Saying.of(AuditWords.class, AuditWords::notNumber)));
    }
}
