package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import dev.plumbline.fixes.FixDesk;
import dev.plumbline.fixes.FixOutcome;
import dev.plumbline.fixes.Submission;
import dev.plumbline.people.Person;
import dev.plumbline.pipeline.Authority;
import dev.plumbline.pipeline.Doer;
import dev.plumbline.pipeline.WaysOutDesk;
import dev.plumbline.speech.Saying;
import dev.plumbline.violations.Violation;
import dev.plumbline.web.access.Refusal;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** A leader gives a record to somebody else: saved in Salesforce as the leader, and kept as their answer. */
@Path("/ways-out/{id}/hand-over")
@Authenticated
class HandOverPages {

    private final Layout layout;
    private final HandOvers hands;
    private final FixDesk fixes;
    private final WaysOutDesk ways;
    private final VisibleGaps visible;
    private final Authority authority;

    HandOverPages(
            Layout layout, HandOvers hands, FixDesk fixes, WaysOutDesk ways, VisibleGaps visible, Authority authority) {
        this.layout = layout;
        this.hands = hands;
        this.fixes = fixes;
        this.ways = ways;
        this.visible = visible;
        this.authority = authority;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response handOver(
            @RestPath String id,
            @RestForm @Nullable String to,
            @RestForm @Nullable String key,
            @RestForm @Nullable String back) {
        Page page = layout.page("answers");
        Doer doer = Doers.of(page.viewer());
        Violation gap = visible.find(page.viewer(), id).orElseThrow(Refusal::notFound);
        if (!authority.decides(doer, gap)) {
            throw Refusal.of(403, Saying.of(AnswerWords.class, AnswerWords::handNotYours));
        }
        Person leader = WorkPages.self(page);
        Person next = Optional.ofNullable(to)
                .filter(RecordId::isId)
                .flatMap(one -> hands.among(page.viewer(), gap, RecordId.of(one)))
                .orElseThrow(() -> Refusal.badRequest(Saying.of(AnswerWords.class, AnswerWords::handNobody)));
        FixOutcome outcome = save(doer, leader, gap, next, key);
        if (!outcome.saved()) {
            fixes.drop(leader, gap.record());
            FixTalk.Result result = FixTalk.of(page.say()).result(outcome);
            throw Refusal.of(409, Saying.quoted((result.text() + " " + String.join(" ", result.lines())).strip()));
        }
        String said = page.say().words(AnswerWords.class).handedTo(next.name());
        ways.now(handle -> ways.decide(handle, doer, gap.id(), "agreed", said, ""));
        String list = "team".equals(back) || "answers".equals(back) ? "/" + back : "/gaps/" + gap.id();
        return Response.seeOther(URI.create(list + "?said=" + Said.HANDED.key()))
                .build();
    }

    private FixOutcome save(Doer doer, Person leader, Violation gap, Person next, @Nullable String key) {
        String once = key == null || key.isEmpty() || key.length() > 80 ? "hand-over " + gap.id() : key;
        String field = hands.field(gap).orElseThrow(Refusal::notFound);
        Submission owner =
                new Submission(once, gap.record(), Map.of(field, next.id().value()), Map.of(), Set.of(field));
        FixOutcome outcome = fixes.save(doer, leader, List.of(owner)).get(gap.record());
        if (outcome == null) {
            throw Refusal.notFound();
        }
        return outcome;
    }
}
