package dev.plumbline.web.ui;

import dev.plumbline.pipeline.Authority;
import dev.plumbline.pipeline.Doer;
import dev.plumbline.pipeline.Edition;
import dev.plumbline.violations.Obstacles;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.WaysOutConfig;
import dev.plumbline.violations.WaysTaken;
import dev.plumbline.violations.WaysTaken.Taken;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;

/** Finds out what can be done about a gap and by whom. */
@ApplicationScoped
class WayOutSheets {

    private final WaysTaken taken;
    private final Authority authority;
    private final Edition edition;
    private final Obstacles obstacles;
    private final WaysOutConfig config;

    WayOutSheets(WaysTaken taken, Authority authority, Edition edition, Obstacles obstacles, WaysOutConfig config) {
        this.taken = taken;
        this.authority = authority;
        this.edition = edition;
        this.obstacles = obstacles;
        this.config = config;
    }

    WayOutSheet of(Page page, Violation gap) {
        Doer doer = Doers.of(page.viewer());
        return of(page, gap, doer, authority.decides(doer, gap));
    }

    /** Empty for whoever does not decide about it. */
    Optional<WayOutSheet> deciding(Page page, Violation gap) {
        Doer doer = Doers.of(page.viewer());
        return authority.decides(doer, gap) ? Optional.of(of(page, gap, doer, true)) : Optional.empty();
    }

    private WayOutSheet of(Page page, Violation gap, Doer doer, boolean decides) {
        Taken done = taken.of(gap.id());
        LocalDate today = LocalDate.ofInstant(page.say().now(), page.say().zone());
        return new WayOutSheet(
                gap,
                done,
                authority.owns(doer, gap),
                decides,
                edition.current().judgesChange(gap.rule()),
                obstacles.all(),
                Math.max(0, config.snoozes() - done.snoozes()),
                config.snoozeDays(),
                today.plusDays(1).toString(),
                today.plusYears(1).toString());
    }
}
