package dev.plumbline.pipeline;

import dev.plumbline.ingest.Poller;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.salesforce.SalesforceClient;
import dev.plumbline.salesforce.SalesforceClient.OrgInfo;
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
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(15);

    private final SalesforceClient salesforce;
    private final FileEdition edition;
    private final Poller poller;
    private final Sweep sweep;
    private final Clock clock;
    private final OrgGuard guard;
    private volatile Instant next = Instant.MIN;
    private volatile Optional<OrgInfo> org = Optional.empty();
    private volatile String wrongOrg = "";

    Rounds(SalesforceClient salesforce, FileEdition edition, Poller poller, Sweep sweep, Jdbi jdbi, Clock clock) {
        this.salesforce = salesforce;
        this.edition = edition;
        this.poller = poller;
        this.sweep = sweep;
        this.clock = clock;
        this.guard = new OrgGuard(jdbi);
    }

    @Scheduled(identity = "round", every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        if (clock.instant().isBefore(next)) {
            return;
        }
        try {
            next = clock.instant().plus(round());
        } catch (SalesforceException e) {
            LOG.warnf("Salesforce cannot be read: %s", e.getMessage());
            next = clock.instant().plus(AFTER_FAILURE);
        }
    }

    /** The org that we serve; empty until it has answered once. */
    Optional<OrgInfo> org() {
        return org;
    }

    /** Why nothing is read although Salesforce answers; empty when all is well. */
    String wrongOrg() {
        return wrongOrg;
    }

    /** @return how long to wait before the next one */
    private Duration round() {
        OrgInfo connected = salesforce.org();
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
        Poller.RoundResult result = poller.round();
        if (result.everythingLoaded()) {
            sweep.runDue(book);
        }
        return result.nextIn();
    }
}
