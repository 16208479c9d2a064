package dev.plumbline.pipeline;

import dev.plumbline.crm.BusinessDays;
import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.StageList;
import dev.plumbline.formula.Context;
import dev.plumbline.mirror.ActivityFields;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.Subject;
import dev.plumbline.rules.Verdict;
import dev.plumbline.violations.Course;
import dev.plumbline.violations.Finding;
import dev.plumbline.violations.Move;
import dev.plumbline.violations.Stand;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Judges the steps that deals went by the transition rules, each as of its moment, with what is known of it. */
final class Hindsight {

    /** How many moves a rule was asked about, of how many it could not tell, and why not. */
    static final class Tally {

        private long moves;
        private long unknown;
        private @Nullable String because;

        long moves() {
            return moves;
        }

        long unknown() {
            return unknown;
        }

        Optional<String> because() {
            return Optional.ofNullable(because);
        }

        private void count(Verdict verdict) {
            moves++;
            if (verdict instanceof Verdict.CannotTell blind) {
                unknown++;
                because = blind.because();
            }
        }
    }

    private final Mirror mirror;
    private final RuleBook book;
    private final ObjectSchema deal;
    private final OrgChart chart;
    private final Function<Person, BusinessDays> days;
    private final StageList stages;
    private final Map<String, Instant> tracked;
    private final Hearing hearing;
    private final Instant now;
    private final OwnerZones zones;
    private final List<String> layout;
    private final List<String> paths;
    private final Set<String> plain = new HashSet<>();
    private final Map<RuleId, Tally> tallies = new HashMap<>();

    /** @param tracked since when each field has a history that we read; empty where field history is not read */
    Hindsight(
            Mirror mirror,
            RuleBook book,
            ObjectSchema deal,
            OrgChart chart,
            Function<Person, BusinessDays> days,
            StageList stages,
            Map<String, Instant> tracked,
            Hearing hearing,
            Instant now) {
        this.mirror = mirror;
        this.book = book;
        this.deal = deal;
        this.chart = chart;
        this.days = days;
        this.stages = stages;
        this.hearing = hearing;
        this.now = now;
        this.zones = new OwnerZones(mirror, chart);
        this.layout = book.layout(HistoryDemand.DEAL).paths();
        this.tracked = new HashMap<>();
        tracked.forEach(
                (name, since) -> HistoryReader.field(deal, name).ifPresent(f -> this.tracked.put(f.name(), since)));
        Set<String> wanted = new LinkedHashSet<>(
                List.of(Demand.nameField(deal), "SystemModstamp", "OwnerId", "Amount", "CreatedDate"));
        layout.stream().filter(Paths::isField).forEach(wanted::add);
        HistoryDemand.rules(book).forEach(r -> wanted.add(r.accountable()));
        this.paths = List.copyOf(wanted);
        for (FieldSchema field : deal.fields()) {
            if (!field.calculated() && !ActivityFields.derives(HistoryDemand.DEAL, field.name())) {
                plain.add(field.name());
            }
        }
    }

    Tally tally(RuleId rule) {
        return tallies.computeIfAbsent(rule, r -> new Tally());
    }

    /**
     * How these deals went.
     *
     * @param deals by deal, from when on its steps are judged
     * @param rules by rule, from when on it judges
     * @param until steps after that may be without a part of their rows yet and are left for later
     */
    List<Course> judge(Handle handle, Map<RecordId, Instant> deals, Map<RuleId, Instant> rules, Instant until) {
        Instant from = deals.values().stream().min(Instant::compareTo).orElse(until);
        List<Course> courses = new ArrayList<>();
        read(handle, deals.keySet(), from)
                .forEach(
                        deal -> courses.addAll(deal.courses(Objects.requireNonNull(deals.get(deal.id)), rules, until)));
        return courses;
    }

    /** Told what a rule says of a deal as it stood at some moment. */
    @FunctionalInterface
    interface Look {
        void seen(Finding finding, Instant at);
    }

    /** What the state rules of the book say of these deals as they stood at each of these moments, oldest first. */
    void look(Handle handle, Collection<RecordId> deals, List<Instant> moments, Look look) {
        for (Deal deal : read(handle, deals, moments.get(0))) {
            for (Instant moment : moments) {
                deal.trail.standing(moment, deal.created()).ifPresent(step -> {
                    Subject subject = deal.subject(step);
                    Subject still =
                            new Subject(deal.id, HistoryDemand.DEAL, subject.now(), null, false, subject.today());
                    book.judge(still, deal.context(step))
                            .forEach(verdict -> look.seen(deal.finding(step, verdict), moment));
                });
            }
        }
    }

    private List<Deal> read(Handle handle, Collection<RecordId> deals, Instant from) {
        HistoryReader reader = new HistoryReader(mirror, deal, from);
        Map<RecordId, HistoryReader.Rows> rows = reader.stages(handle, deals);
        Map<RecordId, Map<String, List<Trail.Change>>> changes =
                tracked.isEmpty() ? Map.of() : reader.fields(handle, deals, Set.copyOf(layout));
        List<Deal> read = new ArrayList<>();
        mirror.read(handle, HistoryDemand.DEAL, deals, paths).forEach((id, values) -> {
            Map<String, FieldValue> today = new HashMap<>();
            for (int i = 0; i < values.length; i++) {
                today.put(paths.get(i), values[i]);
            }
            HistoryReader.Rows own = rows.getOrDefault(id, HistoryReader.Rows.NONE);
            Instant asOf = today.get("SystemModstamp") instanceof FieldValue.Moment m ? m.value() : now;
            Trail trail = new Trail(
                    own.rows(),
                    own.whole(),
                    changes.getOrDefault(id, Map.of()),
                    new Trail.Known(today, asOf, tracked, plain, stages));
            read.add(new Deal(id, today, asOf, trail));
        });
        return read;
    }

    /** One deal and its past. */
    private final class Deal {

        private final RecordId id;
        private final Map<String, FieldValue> today;
        private final Instant asOf;
        private final Trail trail;

        Deal(RecordId id, Map<String, FieldValue> today, Instant asOf, Trail trail) {
            this.id = id;
            this.today = today;
            this.asOf = asOf;
            this.trail = trail;
        }

        private Optional<Instant> created() {
            return today.get("CreatedDate") instanceof FieldValue.Moment m ? Optional.of(m.value()) : Optional.empty();
        }

        List<Course> courses(Instant from, Map<RuleId, Instant> rules, Instant until) {
            Map<RuleId, List<Stand>> stands = new HashMap<>();
            for (Trail.Step step : trail.steps(from, until)) {
                for (Verdict judged : book.judgeMove(subject(step), context(step))) {
                    Verdict verdict = hearing.within(judged, accountable(judged.rule()));
                    RuleId rule = verdict.rule().id();
                    Instant since = rules.get(rule);
                    if (since != null && !step.at().isBefore(since)) {
                        tally(rule).count(verdict);
                        stands.computeIfAbsent(rule, r -> new ArrayList<>()).add(stand(step, verdict));
                    }
                }
            }
            List<Course> courses = new ArrayList<>();
            stands.forEach((rule, steps) -> {
                if (!asOf.isBefore(steps.get(steps.size() - 1).at())) {
                    steps.add(Stand.found(asOf, MoveText.of(book.compared(rule), f -> value(today, f))));
                }
                courses.add(new Course(rule, id, steps));
            });
            return courses;
        }

        private Subject subject(Trail.Step step) {
            FieldValue[] after = new FieldValue[layout.size()];
            FieldValue[] before = new FieldValue[layout.size()];
            FieldValue[] current = new FieldValue[layout.size()];
            for (int slot = 0; slot < after.length; slot++) {
                String path = layout.get(slot);
                after[slot] = trail.after(step, path);
                before[slot] = trail.before(step, path);
                current[slot] = today.getOrDefault(path, after[slot]);
            }
            return new Subject(id, HistoryDemand.DEAL, after, before, step.born(), current);
        }

        /** The day of whoever owned the deal then, where that is known. */
        private Context context(Trail.Step step) {
            FieldValue owner = trail.after(step, "OwnerId");
            OwnerZones.Day day = zones.day(owner.isHidden() ? value(today, "OwnerId") : owner, days);
            return new Context(step.at(), day.zone(), stages, day.days());
        }

        private Stand stand(Trail.Step step, Verdict verdict) {
            Set<String> compared = book.compared(verdict.rule().id());
            Map<String, String> became = MoveText.of(compared, f -> trail.after(step, f));
            if (verdict instanceof Verdict.Violated) {
                Map<String, String> was = step.born()
                        ? Map.of()
                        : MoveText.whole(compared, MoveText.of(compared, f -> trail.before(step, f)));
                Move move =
                        new Move(step.at(), step.at(), was, became, step.by().map(chart::nameOf));
                return new Stand(
                        step.at(),
                        became,
                        Stand.Led.TOLD,
                        finding(step, verdict).of(move));
            }
            boolean told = !(verdict instanceof Verdict.CannotTell);
            return new Stand(step.at(), became, told ? Stand.Led.TOLD : Stand.Led.UNTOLD, null);
        }

        private Optional<RecordId> accountable(Rule rule) {
            return value(today, rule.accountable()) instanceof FieldValue.Text t && RecordId.isId(t.value())
                    ? Optional.of(RecordId.of(t.value()))
                    : Optional.empty();
        }

        private Finding finding(Trail.Step step, Verdict verdict) {
            Rule rule = verdict.rule();
            ZoneId zone = zones.zone(value(today, "OwnerId"));
            FieldValue name = value(today, Demand.nameField(deal));
            return new Finding(
                    verdict,
                    HistoryDemand.DEAL,
                    name instanceof FieldValue.Text t ? t.value() : id.value(),
                    accountable(rule),
                    value(today, "Amount") instanceof FieldValue.Num n ? Optional.of(n.value()) : Optional.empty(),
                    step.at(),
                    true,
                    hearing.silent(rule, LocalDate.ofInstant(now, zone)),
                    null,
                    hearing.onlyNew(rule));
        }
    }

    private static FieldValue value(Map<String, FieldValue> values, String path) {
        return values.getOrDefault(path, FieldValue.BLANK);
    }
}
