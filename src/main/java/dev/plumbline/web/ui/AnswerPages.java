package dev.plumbline.web.ui;

import dev.plumbline.escalation.Answers;
import dev.plumbline.people.Delegates;
import dev.plumbline.people.Directory;
import dev.plumbline.people.Person;
import dev.plumbline.sight.Eyes;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationState;
import dev.plumbline.violations.Violations;
import dev.plumbline.violations.WaysTaken;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What waits for a manager's answer, oldest first, to be decided in place. */
@Path("/answers")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class AnswerPages {

    private static final int MOST = 100;

    private final Layout layout;
    private final Answers answers;
    private final Violations violations;
    private final WaysTaken taken;
    private final WayOutSheets sheets;
    private final Directory directory;
    private final Delegates delegates;
    private final Eyes eyes;

    AnswerPages(
            Layout layout,
            Answers answers,
            Violations violations,
            WaysTaken taken,
            WayOutSheets sheets,
            Directory directory,
            Delegates delegates,
            Eyes eyes) {
        this.layout = layout;
        this.answers = answers;
        this.violations = violations;
        this.taken = taken;
        this.sheets = sheets;
        this.directory = directory;
        this.delegates = delegates;
        this.eyes = eyes;
    }

    /**
     * @param by      until when the answer is owed; empty for a waiver that was asked for
     * @param overdue it is past that
     */
    record Waiting(WayOutSheet sheet, String person, Optional<Instant> by, boolean overdue) {}

    /** @param beyond more wait than are shown */
    record answers(Page page, List<Waiting> waiting, boolean beyond, Optional<Said> said) implements TemplateInstance {}

    @GET
    public TemplateInstance answers(@RestQuery @Nullable String said) {
        Page page = layout.page("answers");
        Map<Long, Optional<Instant>> owed = owed(page);
        List<Waiting> waiting = new ArrayList<>();
        owed.entrySet().stream().limit(MOST).forEach(one -> owed(one.getKey())
                .filter(gap -> gap.state() != ViolationState.ENDED)
                .map(gap -> waiting(page, gap, one.getValue()))
                .filter(found -> found.sheet().decides())
                .ifPresent(waiting::add));
        return new answers(page, waiting, owed.size() > MOST, Said.of(said));
    }

    /** Whoever owes an answer about it sees it, also once it is somebody else's. */
    private Optional<Violation> owed(long violation) {
        eyes.admit(violation);
        return violations.find(violation, Scope.EVERYONE);
    }

    /** What they owe, or whoever they type for, by when; and then the waivers that people below ask for. */
    private Map<Long, Optional<Instant>> owed(Page page) {
        Map<Long, Optional<Instant>> owed = new LinkedHashMap<>();
        page.viewer().person().map(Person::id).stream()
                .flatMap(self -> Stream.concat(
                        Stream.of(self), delegates.ownersOf(self, page.say().now()).stream()))
                .flatMap(manager -> answers.owedBy(manager).stream())
                .filter(one -> one.given().isEmpty())
                .forEach(one -> owed.putIfAbsent(one.violation(), Optional.of(one.answerBy())));
        taken.waivers(page.viewer().scope(), true)
                .forEach(asked -> owed.putIfAbsent(asked.violation(), Optional.empty()));
        return owed;
    }

    private Waiting waiting(Page page, Violation gap, Optional<Instant> by) {
        return new Waiting(
                sheets.of(page, gap),
                GapLists.accountable(directory.chart(), gap),
                by,
                by.filter(page.say().now()::isAfter).isPresent());
    }
}
