package dev.plumbline.lifecycle;

import dev.plumbline.rules.RuleId;
import dev.plumbline.violations.RuleCounts;
import dev.plumbline.violations.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Follows the backlog of rules from their first day. */
@ApplicationScoped
public class Burndowns {

    /** Days shown; the projection needs fewer. */
    private static final int SHOWN = 90;

    private final Clock clock;

    @Inject
    Burndowns(Clock clock) {
        this.clock = clock;
    }

    /** @param zone of the reader, whose days are meant */
    public Burndown of(Handle handle, RuleId rule, Scope scope, ZoneId zone) {
        RuleCounts.FirstDay first = RuleCounts.firstDay(handle, rule, scope);
        if (first.began().isEmpty() || first.found() == 0) {
            return new Burndown(first.began(), 0, 0, List.of(), Projection.of(List.of()));
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        LocalDate began = LocalDate.ofInstant(first.began().get(), zone);
        LocalDate from = began.isBefore(today.minusDays(SHOWN)) ? today.minusDays(SHOWN) : began;
        List<RuleCounts.Day> days = RuleCounts.backlogByDay(handle, rule, scope, from, today, zone);
        return new Burndown(first.began(), first.found(), first.open(), days, Projection.of(days));
    }
}
