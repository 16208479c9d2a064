package dev.plumbline.pipeline;

import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.people.Directory;
import dev.plumbline.people.calendar.Calendars;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.Verdict;
import dev.plumbline.violations.Course;
import dev.plumbline.violations.Finding;
import dev.plumbline.violations.Stand;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Tries a rule on the past of deals: moves one by one, states day by day. What no history tells is counted and never guessed. */
@ApplicationScoped
public class LookBack {

    /** Deals that one look takes in. */
    static final long MOST = 20_000;

    /** Time that one look takes at most. */
    static final Duration LONGEST = Duration.ofSeconds(20);

    private static final int REASONS = 10;

    private final Preview preview;
    private final Mirror mirror;
    private final Directory directory;
    private final Calendars calendars;
    private final Stages stages;
    private final Jdbi jdbi;
    private final Clock clock;
    private final Semaphore one = new Semaphore(1);

    LookBack(
            Preview preview,
            Mirror mirror,
            Directory directory,
            Calendars calendars,
            Stages stages,
            Jdbi jdbi,
            Clock clock) {
        this.preview = preview;
        this.mirror = mirror;
        this.directory = directory;
        this.calendars = calendars;
        this.stages = stages;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * @param days   how far back
     * @param seen   whether whoever asks may see what this user or queue answers for
     * @param goesOn whether anybody still waits
     * @return empty while another look is being taken
     */
    public Optional<Retrospect> of(String yaml, int days, Predicate<Optional<RecordId>> seen, BooleanSupplier goesOn) {
        if (!one.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(look(preview.book(yaml), days, seen, goesOn));
        } finally {
            one.release();
        }
    }

    private Retrospect look(RuleBook book, int days, Predicate<Optional<RecordId>> seen, BooleanSupplier goesOn) {
        Instant now = clock.instant();
        Instant from = now.minus(Duration.ofDays(days));
        Rule rule = book.rules().stream().findFirst().orElse(null);
        Optional<Hindsight> hindsight = rule == null || !rule.object().equals(HistoryDemand.DEAL)
                ? Optional.empty()
                : jdbi.withHandle(handle -> hindsight(handle, book, now));
        boolean moves = rule != null && book.judgesChange(rule.id());
        Sum sum = new Sum(from, seen);
        if (rule == null || hindsight.isEmpty()) {
            return sum.told(Optional.ofNullable(rule), false, !moves, true);
        }
        List<Instant> moments = moments(from, now);
        Instant until = now.plus(LONGEST);
        long looked = 0;
        Optional<RecordId> last = Optional.empty();
        while (looked < MOST && clock.instant().isBefore(until) && goesOn.getAsBoolean()) {
            Optional<RecordId> after = last;
            List<RecordId> page = jdbi.inTransaction(handle -> {
                List<RecordId> ids = mirror.page(handle, HistoryDemand.DEAL, after, Histories.PAGE);
                if (moves) {
                    moves(handle, hindsight.get(), rule, ids, from, now, sum);
                } else if (!ids.isEmpty()) {
                    hindsight.get().look(handle, ids, moments, sum::seen);
                }
                return ids;
            });
            looked += page.size();
            if (page.size() < Histories.PAGE) {
                return sum.told(Optional.of(rule), true, !moves, true);
            }
            last = Optional.of(page.get(page.size() - 1));
        }
        return sum.told(Optional.of(rule), true, !moves, false);
    }

    private Optional<Hindsight> hindsight(Handle handle, RuleBook book, Instant now) {
        Optional<ObjectSchema> deal = mirror.schema(HistoryDemand.DEAL);
        boolean blind = mirror.blindness(handle, HistoryDemand.STAGES, List.of("OpportunityId", "CreatedDate"))
                .isPresent();
        boolean fields = mirror.blindness(handle, HistoryDemand.FIELDS, HistoryDemand.FIELD_FIELDS)
                .isEmpty();
        return deal.filter(d -> !blind)
                .map(schema -> new Hindsight(
                        mirror,
                        book,
                        schema,
                        directory.chart(),
                        calendars::daysOf,
                        stages.current(),
                        fields ? HistoryTables.tracked(handle) : Map.of(),
                        new Hearing(book, directory.chart(), List.of()),
                        now));
    }

    private static List<Instant> moments(Instant from, Instant now) {
        List<Instant> moments = new ArrayList<>();
        for (Instant at = from; !at.isAfter(now); at = at.plus(Duration.ofDays(1))) {
            moments.add(at);
        }
        return moments;
    }

    private static void moves(
            Handle handle, Hindsight hindsight, Rule rule, List<RecordId> ids, Instant from, Instant now, Sum sum) {
        Map<RecordId, Instant> deals = new HashMap<>();
        ids.forEach(id -> deals.put(id, from));
        long asked = hindsight.tally(rule.id()).moves();
        long unknown = hindsight.tally(rule.id()).unknown();
        hindsight.judge(handle, deals, Map.of(rule.id(), from), now).forEach(sum::course);
        Hindsight.Tally tally = hindsight.tally(rule.id());
        sum.asked(tally.moves() - asked, tally.unknown() - unknown, tally.because());
    }

    /** Adds up episodes as they come, record by record and day by day. */
    private static final class Sum {

        private final Instant from;
        private final Predicate<Optional<RecordId>> seen;
        private final List<Retrospect.Episode> episodes = new ArrayList<>();
        private final Map<String, Long> because = new HashMap<>();
        private long asked;
        private long unknown;
        private @Nullable Finding open;
        private @Nullable Instant openedAt;

        Sum(Instant from, Predicate<Optional<RecordId>> seen) {
            this.from = from;
            this.seen = seen;
        }

        void asked(long more, long blind, Optional<String> reason) {
            asked += more;
            unknown += blind;
            if (blind > 0) {
                reason.ifPresent(why -> because(why, blind));
            }
        }

        private void because(String why, long times) {
            if (because.containsKey(why) || because.size() < REASONS) {
                because.merge(why, times, Long::sum);
            }
        }

        /** What cannot be told leaves things as they were. */
        void seen(Finding finding, Instant at) {
            if (open != null
                    && !open.verdict().record().equals(finding.verdict().record())) {
                close(Optional.empty());
            }
            if (!seen.test(finding.accountable())) {
                return;
            }
            asked++;
            if (finding.verdict() instanceof Verdict.CannotTell blind) {
                unknown++;
                because(blind.because().replaceAll("\\d{4}-\\d{2}-\\d{2}", "that day"), 1);
            } else if (finding.verdict() instanceof Verdict.Violated) {
                openedAt = open == null ? at : openedAt;
                open = open == null ? finding : open;
            } else if (open != null) {
                close(Optional.of(at));
            }
        }

        private void close(Optional<Instant> ended) {
            if (open != null && openedAt != null) {
                Optional<Instant> opened = Optional.of(openedAt).filter(at -> at.isAfter(from));
                episodes.add(new Retrospect.Episode(open.recordName(), opened, ended));
            }
            open = null;
        }

        /** A move ends when it is taken back. */
        void course(Course course) {
            for (int i = 0; i < course.stands().size(); i++) {
                Finding broken = course.stands().get(i).broken();
                if (broken != null && broken.move() != null && seen.test(broken.accountable())) {
                    Map<String, String> was = broken.move().was();
                    Optional<Instant> ended = course.stands().stream()
                            .skip(i + 1L)
                            .filter(later -> !was.isEmpty() && later.values().equals(was))
                            .map(Stand::at)
                            .findFirst();
                    Optional<Instant> opened =
                            Optional.of(course.stands().get(i).at());
                    episodes.add(new Retrospect.Episode(broken.recordName(), opened, ended));
                }
            }
        }

        Retrospect told(Optional<Rule> rule, boolean history, boolean byDays, boolean whole) {
            close(Optional.empty());
            episodes.sort(Comparator.comparing(e -> e.opened().orElse(from)));
            Map<String, Long> reasons = new LinkedHashMap<>();
            because.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .forEach(e -> reasons.put(e.getKey(), e.getValue()));
            return new Retrospect(rule, from, history, byDays, asked, unknown, reasons, episodes, whole);
        }
    }
}
