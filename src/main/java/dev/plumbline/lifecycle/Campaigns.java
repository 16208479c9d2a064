package dev.plumbline.lifecycle;

import static dev.plumbline.lifecycle.Columns.utc;

import dev.plumbline.audit.Actor;
import dev.plumbline.audit.AuditEntry;
import dev.plumbline.audit.AuditLog;
import dev.plumbline.audit.Subject;
import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Directory;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleId;
import dev.plumbline.speech.Saying;
import dev.plumbline.violations.RuleCounts;
import dev.plumbline.violations.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Deadlines that management sets, and how their people do. Who asks sees those above them too, but only their own part of the numbers. */
@ApplicationScoped
public class Campaigns {

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_WHY = 1000;
    private static final int SHOWN = 90;

    private final Directory directory;
    private final Supplier<RuleBook> rules;
    private final Clock clock;

    @Inject
    Campaigns(Directory directory, Supplier<RuleBook> rules, Clock clock) {
        this.directory = directory;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * What is wrong with a proposal; empty when it can be set.
     *
     * @param scope whom they may see
     */
    public Optional<Saying> wrong(CampaignDraft draft, Scope scope, ZoneId zone) {
        if (draft.name().isBlank() || draft.name().strip().length() > LONGEST_NAME) {
            return no(say -> say.campaignName(LONGEST_NAME));
        }
        if (draft.why().isBlank() || draft.why().strip().length() > LONGEST_WHY) {
            return no(say -> say.campaignWhy(LONGEST_WHY));
        }
        if (!draft.deadline().isAfter(LocalDate.ofInstant(clock.instant(), zone))) {
            return no(LifeWords::campaignPassed);
        }
        if (draft.deadline().isAfter(LocalDate.ofInstant(clock.instant(), zone).plusYears(2))) {
            return no(LifeWords::campaignFar);
        }
        boolean mine = scope.everyone() || scope.people().contains(draft.scope());
        if (!mine || directory.chart().person(draft.scope()).isEmpty()) {
            return no(LifeWords::campaignScope);
        }
        return draft.rules().stream()
                .filter(rule -> rules.get().rule(rule).isEmpty())
                .findFirst()
                .flatMap(rule -> no(say -> say.campaignRule(rule.value())));
    }

    private static Optional<Saying> no(Function<LifeWords, String> why) {
        return Optional.of(Saying.of(LifeWords.class, why));
    }

    /** Joins the caller's transaction; {@link #wrong} has been asked. */
    public Campaign set(Handle handle, CampaignDraft draft, String by, String byName) {
        Campaign set = handle.createQuery(
                        """
                        INSERT INTO campaign (name, rules, scope, deadline, why, set_by, set_by_name, set_at)
                        VALUES (:name, :rules, :scope, :deadline, :why, :by, :byName, :now) RETURNING *
                        """)
                .bind("name", Columns.clean(draft.name()).strip())
                .bind("rules", draft.rules().stream().map(RuleId::value).toArray(String[]::new))
                .bind("scope", draft.scope().value())
                .bind("deadline", draft.deadline())
                .bind("why", Columns.clean(draft.why()).strip())
                .bind("by", by)
                .bind("byName", Columns.clean(byName))
                .bind("now", utc(clock.instant()))
                .map((row, c) -> CampaignRow.of(row))
                .one();
        audit(handle, by, byName, "campaign-set", set);
        return set;
    }

    /** @return false when it does not run (any more) */
    public boolean end(Handle handle, Campaign campaign, String by, String byName) {
        boolean ended = handle.createUpdate(
                                "UPDATE campaign SET ended_at = :now, ended_by = :by WHERE id = :id AND ended_at IS NULL")
                        .bind("now", utc(clock.instant()))
                        .bind("by", by)
                        .bind("id", campaign.id())
                        .execute()
                == 1;
        if (ended) {
            audit(handle, by, byName, "campaign-ended", campaign);
        }
        return ended;
    }

    /** Running ones first, then the earliest deadline; at most 200. @param self whoever asks, who sees what those above set for them */
    public List<Campaign> all(Handle handle, Scope scope, Optional<RecordId> self) {
        return handle.createQuery("SELECT * FROM campaign ORDER BY ended_at IS NOT NULL, deadline, id LIMIT 200")
                .map((row, c) -> CampaignRow.of(row))
                .filter(campaign -> concerns(campaign, scope, self))
                .list();
    }

    public Optional<Campaign> find(Handle handle, long id, Scope scope, Optional<RecordId> self) {
        return handle.createQuery("SELECT * FROM campaign WHERE id = :id")
                .bind("id", id)
                .map((row, c) -> CampaignRow.of(row))
                .findOne()
                .filter(campaign -> concerns(campaign, scope, self));
    }

    private boolean concerns(Campaign campaign, Scope scope, Optional<RecordId> self) {
        return scope.everyone()
                || scope.people().contains(campaign.scope())
                || self.filter(directory.chart().subtree(campaign.scope())::contains)
                        .isPresent();
    }

    public CampaignState state(Handle handle, Campaign campaign, Scope viewer, ZoneId zone) {
        Set<RecordId> team = directory.chart().subtree(campaign.scope());
        Set<RecordId> seen = new HashSet<>(team);
        if (!viewer.everyone()) {
            seen.retainAll(viewer.people());
        }
        LocalDate today = LocalDate.ofInstant(campaign.endedAt().orElse(clock.instant()), zone);
        LocalDate began = LocalDate.ofInstant(campaign.setAt(), zone);
        LocalDate from = began.isBefore(today.minusDays(SHOWN)) ? today.minusDays(SHOWN) : began;
        Scope scope = Scope.of(seen);
        List<RuleCounts.Day> days = RuleCounts.openByDay(handle, campaign.rules(), scope, from, today, zone);
        Projection projection = Projection.of(days);
        return new CampaignState(
                campaign,
                days,
                projection,
                outlook(campaign, projection, today),
                RuleCounts.openByPerson(handle, campaign.rules(), scope),
                seen.size() == team.size());
    }

    static CampaignState.Outlook outlook(Campaign campaign, Projection projection, LocalDate today) {
        if (projection.done()) {
            return CampaignState.Outlook.MET;
        }
        if (today.isAfter(campaign.deadline())) {
            return CampaignState.Outlook.MISSED;
        }
        if (!projection.told()) {
            return CampaignState.Outlook.TOO_EARLY;
        }
        if (projection.latest().filter(day -> !day.isAfter(campaign.deadline())).isPresent()) {
            return CampaignState.Outlook.YES;
        }
        return projection
                        .earliest()
                        .filter(day -> !day.isAfter(campaign.deadline()))
                        .isPresent()
                ? CampaignState.Outlook.AT_RISK
                : CampaignState.Outlook.NO;
    }

    private void audit(Handle handle, String by, String byName, String what, Campaign campaign) {
        AuditLog.append(
                handle,
                AuditEntry.of(
                        clock.instant(),
                        new Actor.Person(by, byName),
                        what,
                        Subject.SERVICE,
                        campaign.name() + ", until " + campaign.deadline(),
                        Map.of(
                                "campaign",
                                "" + campaign.id(),
                                "scope",
                                campaign.scope().value())));
    }
}
