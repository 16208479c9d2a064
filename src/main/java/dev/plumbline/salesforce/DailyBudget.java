package dev.plumbline.salesforce;

import dev.plumbline.salesforce.SalesforceClient.ApiUsage;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Counts our calls and what the org says of everybody's. The count outlives restarts and is shared with other replicas, some calls late;
 * when the database does not answer it goes on in memory.
 */
@ApplicationScoped
class DailyBudget implements ApiBudget {

    private static final Logger LOG = Logger.getLogger(DailyBudget.class);

    /** Calls that a crash may forget, against a statement in the database for each call. */
    private static final int SAVE_EACH = 10;

    private final double share;
    private final Clock clock;
    private final ApiUse.Book book;
    private ApiUse known = ApiUse.UNKNOWN;
    private @Nullable LocalDate day;
    private long unsaved;
    private boolean dry;
    private @Nullable Instant lastProbe;

    @Inject
    DailyBudget(SalesforceConfig config, Jdbi jdbi, Clock clock) {
        this(config.apiShare(), clock, new ApiUseTable(jdbi, config.url().orElse("")));
    }

    DailyBudget(double share, Clock clock, ApiUse.Book book) {
        this.share = share;
        this.clock = clock;
        this.book = book;
    }

    /** A call was made and the org told its figures. */
    synchronized void spent(long orgUsed, long orgLimit) {
        turn();
        known = new ApiUse(known.ours(), orgUsed, orgLimit);
        spent();
    }

    /** A call was made. */
    synchronized void spent() {
        turn();
        unsaved++;
        if (unsaved % SAVE_EACH == 0) {
            save();
        }
    }

    /** The org says that nothing is left. */
    synchronized void exhausted() {
        turn();
        dry = true;
        lastProbe = clock.instant();
        if (known.orgLimit() >= 0) {
            known = new ApiUse(known.ours(), known.orgLimit(), known.orgLimit());
        }
    }

    /** The org answered a call, so that something is left. */
    synchronized void eased() {
        dry = false;
    }

    /** @throws SalesforceException.Limit when no call may be made now */
    synchronized void admit() {
        turn();
        Instant now = clock.instant();
        if (known.orgLimit() >= 0 && ours() >= budget()) {
            throw new SalesforceException.Limit(
                    Codes.BUDGET, Pacing.spent(share, known), Pacing.untilMidnight(now), null);
        }
        if (tier() == Tier.STOPPED) {
            Instant last = lastProbe;
            if (last != null && now.isBefore(last.plus(Gate.PROBE_EVERY))) {
                throw new SalesforceException.Limit(
                        Codes.BUDGET, reason(), Duration.between(now, last.plus(Gate.PROBE_EVERY)), null);
            }
            lastProbe = now;
        }
    }

    @Override
    public synchronized Pace pace(Duration configured, int callsPerRound) {
        turn();
        return Pacing.of(configured, callsPerRound, share, current(), tier(), clock.instant());
    }

    @Override
    public synchronized boolean allows(Purpose purpose, int calls) {
        turn();
        if (known.orgLimit() < 0) {
            return !dry;
        }
        long after = ours() + calls;
        return purpose == Purpose.CRITICAL
                ? tier() != Tier.STOPPED && after <= budget()
                : tier().compareTo(Tier.CRITICAL_ONLY) < 0 && after <= Pacing.forRoutine(budget());
    }

    @Override
    public synchronized Tier tier() {
        return dry ? Tier.STOPPED : Pacing.tier(known);
    }

    @Override
    public synchronized String reason() {
        turn();
        return known.orgLimit() >= 0 && ours() >= budget() ? Pacing.spent(share, known) : Pacing.reason(tier(), known);
    }

    synchronized ApiUsage usage() {
        turn();
        return new ApiUsage(known.orgUsed(), known.orgLimit(), ours(), budget());
    }

    /** Before the process ends, what is not written down yet is. */
    @PreDestroy
    synchronized void close() {
        if (unsaved > 0) {
            save();
        }
    }

    private ApiUse current() {
        return new ApiUse(ours(), known.orgUsed(), known.orgLimit());
    }

    private long ours() {
        return known.ours() + unsaved;
    }

    private long budget() {
        return known.orgLimit() < 0 ? -1 : (long) (known.orgLimit() * share);
    }

    /** A new day starts from what is written down for it; the org's figures run on, they count 24 hours back. */
    private void turn() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!today.equals(day)) {
            if (day != null && unsaved > 0) {
                save();
            }
            day = today;
            unsaved = 0;
            known = new ApiUse(0, known.orgUsed(), known.orgLimit());
            save();
        }
    }

    private void save() {
        LocalDate today = day;
        if (today == null) {
            return;
        }
        try {
            ApiUse saved = book.add(today, new ApiUse(unsaved, known.orgUsed(), known.orgLimit()));
            known = known.orgLimit() < 0 ? saved : new ApiUse(saved.ours(), known.orgUsed(), known.orgLimit());
            unsaved = 0;
        } catch (RuntimeException e) {
            // a call to Salesforce that worked must not look failed because its counting did
            LOG.warnf("calls today could not be written down, %d wait: %s", (Object) unsaved, e.getMessage());
        }
    }
}
