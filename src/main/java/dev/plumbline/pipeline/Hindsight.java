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
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Judges records of one object as they were: the steps that they went, each as of its moment, and how they stood; with what is known of it. */
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

    private final RecordSource records;
    private final HistoryRows histories;
    private final RuleBook book;
    private final ObjectSchema schema;
    private final String object;
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
            RecordSource records,
            HistoryRows histories,
            RuleBook book,
            ObjectSchema schema,
            OrgChart chart,
            Function<Person, BusinessDays> days,
            StageList stages,
            Map<String, Instant> tracked,
            Hearing hearing,
            Instant now) {
        this.records = records;
        this.histories = histories;
        this.book = book;
        this.schema = schema;
        this.object = schema.name();
        this.chart = chart;
        this.days = days;
        this.stages = stages;
        this.hearing = hearing;
        this.now = now;
        this.zones = new OwnerZones(mirror, chart);
        this.layout = book.layout(object).paths();
        this.tracked = new HashMap<>();
        tracked.forEach(
                (name, since) -> HistoryReader.field(schema, name).ifPresent(f -> this.tracked.put(f.name(), since)));
        Set<String> wanted = new LinkedHashSet<>(List.of(Demand.nameField(schema), "SystemModstamp"));
        Stream.of("OwnerId", "Amount", "CreatedDate")
                .filter(name -> schema.field(name).isPresent())
                .forEach(wanted::add);
        layout.stream().filter(Paths::isField).forEach(wanted::add);
        book.rules().stream().filter(r -> r.object().equals(object)).forEach(r -> wanted.add(r.accountable()));
        this.paths = List.copyOf(wanted);
        for (FieldSchema field : schema.fields()) {
            if (!field.calculated() && !ActivityFields.derives(object, field.name())) {
                plain.add(field.name());
            }
        }
    }

    /** What is read of each record as it is now. */
    List<String> paths() {
        return paths;
    }

    Tally tally(RuleId rule) {
        return tallies.computeIfAbsent(rule, r -> new Tally());
    }

    /**
     * How these records went.
     *
     * @param since by record, from when on its steps are judged
     * @param rules by rule, from when on it judges
     * @param until steps after that may be without a part of their rows yet and are left for later
     */
    List<Course> judge(Handle handle, Map<RecordId, Instant> since, Map<RuleId, Instant> rules, Instant until) {
        Instant from = since.values().stream().min(Instant::compareTo).orElse(until);
        List<Course> courses = new ArrayList<>();
        read(handle, since.keySet(), from)
                .forEach(one -> courses.addAll(one.courses(Objects.requireNonNull(since.get(one.id)), rules, until)));
        return courses;
    }

    /** Told what a rule says of a record as it stood at some moment. */
    @FunctionalInterface
    interface Look {
        void seen(Finding finding, Instant at);
    }

    /** What the state rules of the book say of these records as they stood at each of these moments, oldest first. */
    void look(Handle handle, Collection<RecordId> ids, List<Instant> moments, Look look) {
        for (Past one : read(handle, ids, moments.get(0))) {
            for (Instant moment : moments) {
                one.trail.standing(moment, one.created()).ifPresent(step -> {
                    Subject subject = one.subject(step);
                    Subject still = new Subject(one.id, object, subject.now(), null, false, subject.today());
                    book.judge(still, one.context(step))
                            .forEach(verdict -> look.seen(one.finding(step, verdict), moment));
                });
            }
        }
    }

    private List<Past> read(Handle handle, Collection<RecordId> ids, Instant from) {
        HistoryReader reader = new HistoryReader(histories, schema, from);
        Map<RecordId, HistoryReader.Rows> rows = reader.stages(handle, ids);
        Map<RecordId, Map<String, List<Trail.Change>>> changes =
                tracked.isEmpty() ? Map.of() : reader.fields(handle, ids, Set.copyOf(layout));
        List<Past> read = new ArrayList<>();
        records.read(handle, object, ids, paths).forEach((id, values) -> {
            Map<String, FieldValue> today = new HashMap<>();
            for (int i = 0; i < values.length; i++) {
                today.put(paths.get(i), values[i]);
            }
            HistoryReader.Rows own = rows.getOrDefault(id, HistoryReader.Rows.NONE);
            Instant asOf = HistoryReader.moment(today.get("SystemModstamp")).orElse(now);
            Trail trail = new Trail(
                    own.rows(),
                    own.whole(),
                    changes.getOrDefault(id, Map.of()),
                    new Trail.Known(today, asOf, tracked, plain, stages, object.equals(HistoryDemand.DEAL)));
            read.add(new Past(id, today, asOf, trail));
        });
        return read;
    }

    /** One record and its past. */
    private final class Past {

        private final RecordId id;
        private final Map<String, FieldValue> today;
        private final Instant asOf;
        private final Trail trail;

        Past(RecordId id, Map<String, FieldValue> today, Instant asOf, Trail trail) {
            this.id = id;
            this.today = today;
            this.asOf = asOf;
            this.trail = trail;
        }

        private Optional<Instant> created() {
            return HistoryReader.moment(today.get("CreatedDate"));
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
            return new Subject(id, object, after, before, step.born(), current);
        }

        /** The day of whoever owned the record then, where that is known. */
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
            FieldValue name = value(today, Demand.nameField(schema));
            return new Finding(
                    verdict,
                    object,
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
