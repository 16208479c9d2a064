package dev.plumbline.pipeline;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.RecordId;
import dev.plumbline.ingest.Poller;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.salesforce.SalesforceException;
import dev.plumbline.violations.Recheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Reads given records again and judges them as they stand now, before anything is said about them. */
@ApplicationScoped
class Reread implements Recheck {

    private static final Logger LOG = Logger.getLogger(Reread.class);

    private final Rounds rounds;
    private final Poller poller;
    private final FileEdition edition;
    private final Jdbi jdbi;
    private final Mirror mirror;
    private final Enforcer enforcer;

    Reread(Rounds rounds, Poller poller, FileEdition edition, Jdbi jdbi, Mirror mirror, Enforcer enforcer) {
        this.rounds = rounds;
        this.poller = poller;
        this.edition = edition;
        this.jdbi = jdbi;
        this.mirror = mirror;
        this.enforcer = enforcer;
    }

    @Override
    public boolean recheck(Collection<RecordId> records) {
        Optional<RuleBook> book = edition.loaded();
        if (book.isEmpty() || !rounds.wrongOrg().isEmpty()) {
            return false;
        }
        if (records.isEmpty()) {
            return true;
        }
        try {
            poller.refresh(records);
        } catch (SalesforceException e) {
            LOG.infof("%d records could not be read again: %s", records.size(), e.getMessage());
            return false;
        }
        // Reading judges what changed; what only time has changed is judged here.
        jdbi.useTransaction(handle -> {
            Map<String, List<RecordId>> byObject = records.stream()
                    .map(id -> mirror.find(handle, id))
                    .flatMap(Optional::stream)
                    .collect(Collectors.groupingBy(
                            CrmRecord::object, Collectors.mapping(CrmRecord::id, Collectors.toList())));
            byObject.forEach((object, ids) -> {
                if (book.get().objects().contains(object)) {
                    enforcer.judge(handle, book.get(), object, ids, Map.of());
                }
            });
        });
        return true;
    }
}
