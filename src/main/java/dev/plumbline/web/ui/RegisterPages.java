package dev.plumbline.web.ui;

import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.pipeline.Authority;
import dev.plumbline.sight.Eyes;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.WaysOutConfig;
import dev.plumbline.violations.WaysTaken;
import dev.plumbline.violations.WaysTaken.Dispute;
import dev.plumbline.violations.WaysTaken.Review;
import dev.plumbline.violations.WaysTaken.Tally;
import dev.plumbline.violations.WaysTaken.Waiver;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The registers: disputes, exceptions, obstacles. */
@Path("/")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class RegisterPages {

    private final Layout layout;
    private final WaysTaken taken;
    private final Authority authority;
    private final Directory directory;
    private final Obstructions obstructions;
    private final WaysOutConfig config;
    private final Eyes eyes;

    RegisterPages(
            Layout layout,
            WaysTaken taken,
            Authority authority,
            Directory directory,
            Obstructions obstructions,
            WaysOutConfig config,
            Eyes eyes) {
        this.layout = layout;
        this.taken = taken;
        this.authority = authority;
        this.directory = directory;
        this.obstructions = obstructions;
        this.config = config;
        this.eyes = eyes;
    }

    /** @param mine it was disputed by whoever looks, or is theirs, so that somebody else answers */
    record Asked(Dispute dispute, String person, boolean overdue, boolean mine) {}

    record disputes(
            Page page,
            List<Asked> open,
            List<Asked> answered,
            List<Tally> tallies,
            List<Review> reviews,
            boolean answers,
            long overdue,
            int days,
            WaysOutConfig limits,
            Optional<Said> said)
            implements TemplateInstance {}

    record exceptions(Page page, List<Waiver> holding, List<Waiver> over, long wouldFail, Exceptions counts)
            implements TemplateInstance {}

    record obstacles(Page page, Obstructions.Register register) implements TemplateInstance {}

    @GET
    @Path("disputes")
    public TemplateInstance disputes(@RestQuery @Nullable String said) {
        Page page = layout.page("ways-out");
        boolean answers = authority.answersDisputes(Doers.of(page.viewer()));
        Scope scope = answers ? Scope.EVERYONE : page.viewer().scope();
        Instant since = page.say().now().minus(Duration.ofDays(config.upheldOverDays()));
        List<Asked> open = disputes(answers, scope, true).stream()
                .map(dispute -> asked(page, dispute))
                .toList();
        return new disputes(
                page,
                open,
                disputes(answers, scope, false).stream()
                        .map(dispute -> asked(page, dispute))
                        .toList(),
                answers ? taken.tallies(since) : List.of(),
                answers ? taken.reviews() : List.of(),
                answers,
                open.stream().filter(Asked::overdue).count(),
                config.upheldOverDays(),
                config,
                Said.of(said));
    }

    private List<Dispute> disputes(boolean answers, Scope scope, boolean open) {
        return answers
                ? eyes.wide("whoever answers disputes reads all of them", () -> taken.disputes(scope, open))
                : taken.disputes(scope, open);
    }

    private Asked asked(Page page, Dispute dispute) {
        OrgChart chart = directory.chart();
        String viewer = Doers.of(page.viewer()).actor().id();
        boolean mine = dispute.byId().equals(viewer)
                || dispute.accountable().filter(page.viewer()::is).isPresent();
        return new Asked(
                dispute,
                GapLists.named(chart, dispute.accountable(), page.say()),
                dispute.open() && dispute.answerBy().isBefore(page.say().now()),
                mine);
    }

    @GET
    @Path("exceptions")
    public TemplateInstance exceptions() {
        Page page = layout.page("ways-out");
        List<Waiver> all = taken.waivers(page.viewer().scope(), false);
        List<Waiver> holding = all.stream().filter(Waiver::holds).toList();
        return new exceptions(
                page,
                holding,
                all.stream().filter(w -> !w.holds()).limit(100).toList(),
                holding.stream().filter(Waiver::wouldFail).count(),
                Exceptions.of(directory.chart(), holding, page.say().words(RegisterWords.class)));
    }

    @GET
    @Path("obstacles")
    public TemplateInstance obstacles() {
        Page page = layout.page("ways-out");
        return new obstacles(page, obstructions.of(page.viewer().scope(), page.say()));
    }
}
