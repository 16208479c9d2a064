package dev.plumbline.web.api;

import dev.plumbline.lifecycle.RuleLife;
import dev.plumbline.pipeline.Edition;
import dev.plumbline.rules.FileIssue;
import dev.plumbline.rules.RefusedRule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleId;
import dev.plumbline.violations.Violations;
import dev.plumbline.violations.Violations.RuleCount;
import dev.plumbline.web.access.Refusal;
import dev.plumbline.web.access.Viewer;
import dev.plumbline.web.access.Viewers;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Rules as JSON: those that run, and those that cannot with the reason. */
@Path("/api/v1/rules")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rules")
class RuleResource {

    private final Edition edition;
    private final Violations violations;
    private final RuleLife lives;
    private final Viewers viewers;

    RuleResource(Edition edition, Violations violations, RuleLife lives, Viewers viewers) {
        this.lives = lives;
        this.edition = edition;
        this.violations = violations;
        this.viewers = viewers;
    }

    /** @param next always null: rules are few */
    record PageView(List<RuleView> items, @Nullable String next) {}

    @GET
    @Operation(summary = "All rules; one that cannot run has the state \"refused\" and issues")
    public PageView list() {
        return new PageView(all().toList(), null);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One rule by its name")
    public RuleView one(@RestPath String id) {
        return all().filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("there is no rule of that name"));
    }

    private Stream<RuleView> all() {
        RuleBook book = edition.current();
        Viewer viewer = viewers.current();
        Map<String, RuleCount> effects = viewers.counting(viewer, () -> violations.byRule(viewer.counted())).stream()
                .collect(Collectors.toMap(count -> count.rule().value(), Function.identity()));
        Set<RuleId> held = lives.held();
        Stream<RuleView> running = book.rules().stream()
                .map(rule -> RuleView.of(
                        rule,
                        held.contains(rule.id()),
                        edition.blindToPast(rule.id()).orElse(null),
                        effects.get(rule.id().value()),
                        book.kept().contains(rule.id()) ? issues(book, rule.id()) : List.of()));
        return Stream.concat(
                running,
                book.refused().stream()
                        .filter(rule -> !book.kept().contains(new RuleId(rule.name())))
                        .map(RuleResource::refused));
    }

    private static RuleView refused(RefusedRule rule) {
        return RuleView.refused(
                rule.name(),
                rule.title(),
                rule.object(),
                rule.issues().stream().map(RuleResource::issue).toList());
    }

    private static List<RuleView.IssueView> issues(RuleBook book, RuleId rule) {
        return book.refused().stream()
                .filter(refused -> refused.name().equals(rule.value()))
                .flatMap(refused -> refused.issues().stream())
                .map(RuleResource::issue)
                .toList();
    }

    private static RuleView.IssueView issue(FileIssue issue) {
        return new RuleView.IssueView(issue.file(), issue.line(), issue.column(), issue.message());
    }
}
