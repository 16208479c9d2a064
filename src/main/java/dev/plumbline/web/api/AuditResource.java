package dev.plumbline.web.api;

import dev.plumbline.audit.AuditEntry;
import dev.plumbline.audit.Audits;
import dev.plumbline.audit.Audits.Audited;
import dev.plumbline.crm.RecordId;
import dev.plumbline.web.access.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The audit log as JSON, for admins and auditors. */
@Path("/api/v1/audit")
@RolesAllowed({"admin", "auditor"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit")
class AuditResource {

    private final Audits audits;

    AuditResource(Audits audits) {
        this.audits = audits;
    }

    record WhoView(String kind, String id, String name) {}

    /**
     * @param violations of which a notice speaks
     * @param position   in the chain; null until it is sealed, which takes seconds
     */
    record EntryView(
            String id,
            Instant at,
            WhoView who,
            String what,
            String text,
            @Nullable String violation,
            @Nullable String notice,
            @Nullable String record,
            List<String> violations,
            @Nullable String rule,
            @Nullable String ruleVersion,
            Map<String, String> facts,
            @Nullable Long position) {}

    /** @param next for {@code after}; null on the last page */
    record PageView(List<EntryView> items, @Nullable String next) {}

    @GET
    @Operation(summary = "Everything about one violation, or one notice and the violations it speaks of; oldest first")
    public PageView list(
            @Parameter(description = "id of a violation") @RestQuery @Nullable String violation,
            @Parameter(description = "key of a notice") @RestQuery @Nullable String notice,
            @Parameter(description = "the next of the page before") @RestQuery @Nullable String after,
            @Parameter(description = "1 to 200, usually 50") @RestQuery @Nullable String limit) {
        Optional<String> key = Parameters.text(notice);
        Optional<String> number = Parameters.text(violation);
        if (key.isPresent() == number.isPresent()) {
            throw Refusal.badRequest(
                    "expected either the parameter \"violation\" with an id or \"notice\" with a key, found "
                            + (key.isPresent() ? "both" : "neither"));
        }
        int size = Parameters.limit(limit);
        Optional<Long> from = Parameters.number("after", after);
        List<Audited> found = key.isPresent()
                ? audits.of(key.get(), from, size + 1)
                : audits.of(violation(number.orElseThrow()), from, size + 1);
        List<Audited> shown = found.subList(0, Math.min(size, found.size()));
        return new PageView(
                shown.stream().map(AuditResource::view).toList(),
                found.size() > size ? Long.toString(shown.get(size - 1).id()) : null);
    }

    private static long violation(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new BadParameter("violation", "the id of a violation, digits only", text);
        }
        return Long.parseLong(text);
    }

    private static EntryView view(Audited audited) {
        AuditEntry entry = audited.entry();
        return new EntryView(
                Long.toString(audited.id()),
                entry.at(),
                new WhoView(
                        entry.actor().kind(), entry.actor().id(), entry.actor().name()),
                entry.what(),
                entry.text(),
                entry.subject().violation().map(String::valueOf).orElse(null),
                entry.subject().notice().orElse(null),
                entry.subject().record().map(RecordId::value).orElse(null),
                entry.subject().about().stream().map(String::valueOf).toList(),
                entry.rule().isEmpty() ? null : entry.rule(),
                entry.ruleVersion().isEmpty() ? null : entry.ruleVersion(),
                new TreeMap<>(entry.facts()),
                audited.position().orElse(null));
    }
}
