package dev.plumbline.pipeline;

import dev.plumbline.crm.RecordId;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.people.Directory;
import dev.plumbline.people.calendar.Calendars;
import dev.plumbline.rules.Conditions;
import dev.plumbline.rules.FileIssue;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleBookLoader;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.RuleReview;
import dev.plumbline.rules.RuleSources;
import dev.plumbline.rules.RuleText;
import dev.plumbline.rules.StoredRule;
import dev.plumbline.salesforce.SalesforceClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;

/** Tries a rule on the records as they are, by the evaluator that would judge them, and tells nobody. */
@ApplicationScoped
public class Preview {

    /** Records that one preview looks at, and children of them that it reads of Salesforce. */
    static final long MOST = 100_000;

    /** Time that one preview takes at most; what it has seen by then is shown. */
    static final Duration LONGEST = Duration.ofSeconds(20);

    /** How long a preview waits for one that its own author has just given up. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final Watch UNWATCHED = (looked, all) -> true;

    private final RuleBookLoader loader;
    private final FileEdition edition;
    private final KnownObjects objects;
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
            KnownObjects objects,
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
        this.objects = objects;
        this.salesforce = salesforce;
        this.mirror = mirror;
        this.directory = directory;
        this.stages = stages;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Whoever waits for a preview, and may be gone before it is there. */
    @FunctionalInterface
    public interface Watch {

        /** Told now and then how far it has come. @return whether anybody still waits */
        boolean goesOn(long looked, long all);
    }

    /**
     * What a rule in force would do if it were live now.
     *
     * @param seen whether whoever asks may see what this user or queue answers for; asked with empty for what names nobody
     * @return empty while another preview runs
     */
    public Optional<Effect> of(RuleId rule, Predicate<Optional<RecordId>> seen) {
        return alone(sources -> effect(sources, loader.asIfLive(sources, rule, objects::schema), "", seen, UNWATCHED));
    }

    /** What the first rule of a YAML text would do. */
    public Optional<Effect> of(String yaml, Predicate<Optional<RecordId>> seen) {
        return of(yaml, seen, UNWATCHED);
    }

    /** As {@link #of(String, Predicate)}, for somebody who watches how it gets on. */
    public Optional<Effect> of(String yaml, Predicate<Optional<RecordId>> seen, Watch watch) {
        String rollups = RuleText.of(yaml).rollups();
        return alone(sources -> effect(sources, loader.asIfLive(sources, yaml, objects::schema), rollups, seen, watch));
    }

    /** The book of a text as if it were live, with nothing in it but its rules. */
    public RuleBook book(String yaml) {
        return loader.asIfLive(edition.sources(), yaml, objects::schema);
    }

    /** What is wrong with a text that somebody writes, by the compiler that would take it in. */
    public RuleReview review(RuleId id, String yaml) {
        return loader.review(edition.sources(), new StoredRule(id, 0, yaml), objects::schema);
    }

    /** Names that rule files use, whose rules are changed there and not here. */
    public Set<String> namesInFiles() {
        return loader.namesInFiles(edition.directory());
    }

    private Optional<Effect> alone(Function<RuleSources, Effect> work) {
        try {
            if (!one.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(work.apply(edition.sources()));
        } finally {
            one.release();
        }
    }

    private Effect effect(
            RuleSources sources, RuleBook written, String rollups, Predicate<Optional<RecordId>> seen, Watch watch) {
        Optional<Rule> rule = written.rules().stream().findFirst();
        List<FileIssue> issues =
                written.refused().stream().flatMap(r -> r.issues().stream()).toList();
        if (rule.isEmpty() || written.judgesChange(rule.get().id())) {
            return new EffectCount(rule, new Conditions(Map.of()), seen, 0).effect(true, rule.isPresent(), issues);
        }
        String object = rule.get().object();
        Conditions conditions = Conditions.of(rule.get());
        RuleBook book = withConditions(sources, written, rule.get(), conditions, rollups);
        Instant until = clock.instant().plus(LONGEST);
        Borrowed source = new Borrowed(mirror, objects, salesforce, jdbi, object, children(book, object, until));
        long all = source.records();
        EffectCount count = new EffectCount(rule, conditions, seen, all);
        Hearing hearing = new Hearing(book, directory.chart(), List.of());
        Examiner examiner =
                new Examiner(mirror, source, book, directory.chart(), calendars::daysOf, stages, hearing, clock);
        List<String> paths = examiner.paths(object);
        Optional<RecordId> last = Optional.empty();
        while (count.looked() < MOST && clock.instant().isBefore(until)) {
            List<RecordId> page = source.next(last, Enforcer.PAGE, paths);
            jdbi.useTransaction(handle -> count.add(examiner.examine(handle, object, page, Map.of())));
            count.looked(page.size(), source.fields());
            if (page.size() < Enforcer.PAGE) {
                return count.effect(true, false, issues);
            }
            if (!watch.goesOn(count.looked(), all)) {
                break;
            }
            last = Optional.of(page.get(page.size() - 1));
        }
        return count.effect(false, false, issues);
    }

    private BorrowedChildren children(RuleBook book, String object, Instant until) {
        return new BorrowedChildren(
                mirror,
                objects,
                salesforce,
                jdbi,
                book.rollups().stream().filter(r -> r.object().equals(object)).toList(),
                MOST,
                () -> !clock.instant().isBefore(until));
    }

    /** The same rule with what leaves records out beside it, where that can be told apart. */
    private RuleBook withConditions(
            RuleSources sources, RuleBook written, Rule rule, Conditions conditions, String rollups) {
        if (conditions.sources().isEmpty()) {
            return written;
        }
        RuleBook book = loader.asIfLive(sources, conditions.beside(rule, rollups), objects::schema);
        boolean same = book.refused().isEmpty() && book.rule(rule.id()).isPresent();
        return same ? book : written;
    }
}
