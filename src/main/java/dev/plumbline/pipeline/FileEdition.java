package dev.plumbline.pipeline;

import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.StageList;
import dev.plumbline.ingest.Cursor;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleBookLoader;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.RuleSources;
import dev.plumbline.rules.stored.StoredRules;
import dev.plumbline.salesforce.SalesforceClient;
import dev.plumbline.salesforce.SalesforceException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** The edition of rules that is in force, compiled against what the org describes. */
@ApplicationScoped
class FileEdition implements Edition {

    private static final Logger LOG = Logger.getLogger(FileEdition.class);

    private final RuleBookLoader loader;
    private final SalesforceClient salesforce;
    private final Path directory;
    private final Jdbi jdbi;
    private volatile Optional<RuleBook> book = Optional.empty();
    private volatile Map<RuleId, String> blindToPast = Map.of();
    private volatile String files = "";
    private volatile long stored = -1;

    FileEdition(RuleBookLoader loader, SalesforceClient salesforce, RulesConfig config, Jdbi jdbi) {
        this.loader = loader;
        this.salesforce = salesforce;
        this.directory = config.rules();
        this.jdbi = jdbi;
    }

    /** Empty until the org has been asked once what its objects look like. */
    Optional<RuleBook> loaded() {
        return book;
    }

    @Override
    public RuleBook current() {
        return book.orElse(NoRules.YET);
    }

    @Override
    public Optional<String> blindToPast(RuleId rule) {
        return Optional.ofNullable(blindToPast.get(rule));
    }

    /** What the last look at the past could not tell, and why, by rule. */
    void blindToPast(Map<RuleId, String> reasons) {
        blindToPast = Map.copyOf(reasons);
    }

    @Override
    public boolean refresh() {
        try {
            follow(false);
            return true;
        } catch (SalesforceException e) {
            LOG.warnf("what was saved is not in force yet: %s", e.getMessage());
            return false;
        }
    }

    /** Takes in what somebody saved in the application or, where files are to be looked at too, edited there. */
    synchronized void follow(boolean files) {
        if (rewritten() || files && edited()) {
            load();
        }
    }

    /** Whether the files are others than those that are in force. */
    private boolean edited() {
        return book.isPresent() && !loader.fingerprint(directory).equals(files);
    }

    /** Whether somebody saved a text in the application that is not in force yet, here or in another process. */
    private boolean rewritten() {
        return book.isPresent() && jdbi.withHandle(StoredRules::stamp) != stored;
    }

    /** Where the rule files are. */
    Path directory() {
        return directory;
    }

    /** What is to be compiled now. */
    RuleSources sources() {
        return new RuleSources(directory, jdbi.withHandle(StoredRules::current));
    }

    /** Reads everything and asks the org anew; the edition before stays in force if the org cannot be asked. */
    synchronized RuleBook load() {
        Map<String, Optional<ObjectSchema>> schemas = new ConcurrentHashMap<>();
        String fingerprint = loader.fingerprint(directory);
        // The stamp before the texts: what is saved in between is noticed at the next look.
        long stamp = jdbi.withHandle(StoredRules::stamp);
        RuleBook loaded =
                loader.load(sources(), object -> schemas.computeIfAbsent(object, salesforce::describe), current());
        files = fingerprint;
        stored = stamp;
        loaded.kept().forEach(rule -> LOG.warnf("rule=%s runs on as it was, because its new text cannot run", rule));
        loaded.refused().forEach(r -> r.issues().forEach(i -> LOG.warnf("rule %s cannot run: %s", r.name(), i)));
        LOG.infof(
                "edition of %d rules, %d refused",
                loaded.rules().size(), loaded.refused().size());
        book = Optional.of(loaded);
        return loaded;
    }

    /**
     * What distinguishes verdicts from earlier ones on the same records: the rules and their state of life, what is loaded for them to
     * read, and the order of the stages.
     */
    static String fingerprint(RuleBook book, List<Cursor> cursors, StageList stages) {
        StringBuilder all = new StringBuilder();
        cursors.stream()
                .filter(Cursor::loaded)
                .sorted(Comparator.comparing(Cursor::object))
                .forEach(c ->
                        all.append(c.object()).append(':').append(c.fields()).append(';'));
        book.rules().stream()
                .filter(r -> r.state().judged())
                .sorted(Comparator.comparing(Rule::id))
                .forEach(r -> all.append(r.id())
                        .append('=')
                        .append(r.version())
                        .append(r.state().key())
                        .append(r.from())
                        .append(r.pilot())
                        .append(';'));
        stages.stages().forEach(all::append);
        book.rollups().forEach(r -> all.append(r.name()).append(';'));
        return Fingerprint.of(all.toString());
    }
}
