package dev.plumbline.pipeline;

import dev.plumbline.ingest.Poller;
import dev.plumbline.ingest.RoundResult;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.salesforce.ApiBudget;
import dev.plumbline.salesforce.SalesforceClient;
import dev.plumbline.salesforce.SalesforceClient.OrgIdentity;
import dev.plumbline.salesforce.SalesforceConfig;
import dev.plumbline.salesforce.SalesforceException;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** The heartbeat: asks Salesforce for news when it is time to, then runs whatever check is due. */
@ApplicationScoped
class Rounds {

    private static final Logger LOG = Logger.getLogger(Rounds.class);

    /** How long to wait before asking a Salesforce again that did not let us in. */
    static final Duration AFTER_FAILURE = Duration.ofSeconds(15);

    /** An object that cannot be loaded in so many rounds is unknown until further notice; the others are checked without it. */
    private static final int PATIENCE = 3;

    private final SalesforceClient salesforce;
    private final FileEdition edition;
    private final Poller poller;
    private final Sweep sweep;
    private final ApiBudget budget;
    private final Duration pollEvery;
    private final Clock clock;
    private final OrgGuard guard;
    private volatile Instant next = Instant.MIN;
    private volatile Optional<OrgIdentity> org = Optional.empty();
    private volatile String wrongOrg = "";
    private int roundsWithFailedLoads;

    /** The edition of the last round. Another one comes in without our doing, see {@link EditionWatch}. */
    private RuleBook swept = NoRules.YET;

    Rounds(
            SalesforceClient salesforce,
            FileEdition edition,
            Poller poller,
            Sweep sweep,
            ApiBudget budget,
            SalesforceConfig config,
            Jdbi jdbi,
            Clock clock) {
        this.salesforce = salesforce;
        this.edition = edition;
        this.poller = poller;
        this.sweep = sweep;
        this.budget = budget;
        this.pollEvery = config.pollEvery();
        this.clock = clock;
        this.guard = new OrgGuard(jdbi);
    }

    @Scheduled(identity = "round", every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        RuleBook now = edition.current();
        if (now == swept && clock.instant().isBefore(next)) {
            return;
        }
        swept = now;
        Duration wait = AFTER_FAILURE;
        try {
            wait = round();
        } catch (SalesforceException e) {
            LOG.warnf("Salesforce cannot be read: %s", e.getMessage());
        } finally {
            next = clock.instant().plus(wait);
        }
    }

    /** The org that we serve; empty until it has answered once. */
    Optional<OrgIdentity> org() {
        return org;
    }

    /** Why nothing is read although Salesforce answers; empty when all is well. */
    String wrongOrg() {
        return wrongOrg;
    }

    /** @return how long to wait before the next one */
    private Duration round() {
        OrgIdentity connected = salesforce.org();
        if (!guard.admits(connected.organizationId())) {
            wrongOrg = "This database is about the org " + guard.known() + ", but the address leads to "
                    + connected.organizationId() + " (" + connected.organizationName()
                    + "). Nothing is read or sent until the address, or the database, is put right.";
            LOG.error(wrongOrg);
            return AFTER_FAILURE;
        }
        wrongOrg = "";
        org = Optional.of(connected);
        RuleBook book = edition.loaded().orElseGet(edition::load);
        swept = book;
        RoundResult result = poller.round();
        if (ready(result)) {
            sweep.runDue(book);
        }
        if (result.stopped().isPresent()) {
            LOG.warnf("the round stopped early: %s", result.stopped().get());
            return AFTER_FAILURE;
        }
        return budget.nextPoll(pollEvery, result.steadyCalls());
    }

    /** Whether there is enough to check: nothing is loading, or what is cannot be loaded for the time being. */
    private boolean ready(RoundResult result) {
        for (RoundResult.ObjectRound object : result.objects()) {
            object.failure().ifPresent(f -> LOG.warnf("%s could not be read: %s", object.object(), f));
        }
        if (result.stopped().isPresent() && !sweep.everComplete()) {
            return false;
        }
        boolean loading = result.objects().stream()
                .anyMatch(o -> o.loading() && o.failure().isEmpty());
        boolean failing = result.objects().stream()
                .anyMatch(o -> o.loading() && o.failure().isPresent());
        roundsWithFailedLoads = failing ? roundsWithFailedLoads + 1 : 0;
        return !loading && (!failing || roundsWithFailedLoads >= PATIENCE);
    }
}
