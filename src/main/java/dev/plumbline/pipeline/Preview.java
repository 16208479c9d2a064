package dev.plumbline.pipeline;

import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.people.Directory;
import dev.plumbline.people.calendar.Calendars;
import dev.plumbline.rules.FileIssue;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleBookLoader;
import dev.plumbline.rules.RuleId;
import dev.plumbline.salesforce.SalesforceClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;

/** Tries a rule on the records as they are, by the evaluator that would judge them, and tells nobody. */
@ApplicationScoped
public class Preview {

    /** Records that one preview looks at: half a minute's work. */
    static final long MOST = 100_000;

    private final RuleBookLoader loader;
    private final FileEdition edition;
    private final SalesforceClient salesforce;
    private final Mirror mirror;
    private final Directory directory;
    private final Stages stages;
    private final Jdbi jdbi;
    private final Clock clock;
    private final Calendars calendars;

    /** Previews read a lot; the next one waits until the last is over. */
    private final Semaphore one = new Semaphore(1);

    Preview(
            RuleBookLoader loader,
            FileEdition edition,
            SalesforceClient salesforce,
            Mirror mirror,
            Directory directory,
            Stages stages,
            Jdbi jdbi,
            Clock clock,
            Calendars calendars) {
        this.calendars = calendars;
        this.loader = loader;
        this.edition = edition;
        this.salesforce = salesforce;
        this.mirror = mirror;
        this.directory = directory;
        this.stages = stages;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * What a rule of the files would do if it were live now.
     *
     * @param seen whether whoever asks may see what this user or queue answers for; asked with empty for what names nobody
     * @return empty while another preview runs
     */
    public Optional<Effect> of(RuleId rule, Predicate<Optional<RecordId>> seen) {
        return alone(() -> effect(loader.asIfLive(edition.sources(), rule, schemas()), seen));
    }

    /** What the first rule of a YAML text would do. */
    public Optional<Effect> of(String yaml, Predicate<Optional<RecordId>> seen) {
        return alone(() -> effect(loader.asIfLive(edition.sources(), yaml, schemas()), seen));
    }

    private Optional<Effect> alone(java.util.function.Supplier<Effect> work) {
        if (!one.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            one.release();
        }
    }

    private Function<String, Optional<ObjectSchema>> schemas() {
        Map<String, Optional<ObjectSchema>> asked = new ConcurrentHashMap<>();
        return object -> asked.computeIfAbsent(object, o -> mirror.schema(o).or(() -> salesforce.describe(o)));
    }

    private Effect effect(RuleBook book, Predicate<Optional<RecordId>> seen) {
        Optional<Rule> rule = book.rules().stream().findFirst();
        List<FileIssue> issues =
                book.refused().stream().flatMap(r -> r.issues().stream()).toList();
        EffectCount count = new EffectCount(rule, seen);
        if (rule.isEmpty() || book.judgesChange(rule.get().id())) {
            return count.effect(true, rule.isPresent(), issues);
        }
        String object = rule.get().object();
        Hearing hearing = new Hearing(book, directory.chart(), List.of());
        Examiner examiner = new Examiner(mirror, book, directory.chart(), calendars::daysOf, stages, hearing, clock);
        Optional<RecordId> last = Optional.empty();
        while (count.records() < MOST) {
            Optional<RecordId> after = last;
            List<RecordId> page = jdbi.inTransaction(handle -> {
                List<RecordId> ids = mirror.page(handle, object, after, Enforcer.PAGE);
                examiner.examine(handle, object, ids, Map.of()).forEach(count::add);
                return ids;
            });
            count.looked(page.size());
            if (page.size() < Enforcer.PAGE) {
                return count.effect(true, false, issues);
            }
            last = Optional.of(page.get(page.size() - 1));
        }
        return count.effect(false, false, issues);
    }
}
