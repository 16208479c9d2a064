package dev.plumbline.pipeline;

import dev.plumbline.crm.BusinessDays;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.formula.Batch;
import dev.plumbline.formula.Context;
import dev.plumbline.formula.Lexicon;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.mirror.RecordChange;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.Subject;
import dev.plumbline.rules.Verdict;
import dev.plumbline.violations.Finding;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Lays out records for the rule book and asks it. The one way to evaluate: live changes, sweeps and re-checks all come through here.
 */
final class Examiner {

    private final RecordSource source;
    private final RuleBook book;
    private final OwnerZones zones;
    private final Function<Person, BusinessDays> days;
    private final Stages stages;
    private final Hearing hearing;
    private final Instant now;

    /** One per zone and calendar: formulas remember what they make of a context, such as TODAY() - 14, by the context itself. */
    private final Map<OwnerZones.Day, Context> contexts = new HashMap<>();

    private final Map<String, Lexicon> lexicons = new HashMap<>();

    Examiner(
            Mirror mirror,
            RecordSource source,
            RuleBook book,
            OrgChart chart,
            Function<Person, BusinessDays> days,
            Stages stages,
            Hearing hearing,
            Clock clock) {
        this.source = source;
        this.book = book;
        this.zones = new OwnerZones(mirror, chart);
        this.days = days;
        this.stages = stages;
        this.hearing = hearing;
        this.now = clock.instant();
    }

    /**
     * Judges records of one object by all rules on it.
     *
     * @param changes what was observed of them, for transition rules; those without one are judged as they stand
     * @return a finding for each verdict; records that are not kept (any more) give none
     */
    List<Finding> examine(Handle handle, String object, Collection<RecordId> ids, Map<RecordId, RecordChange> changes) {
        Reading reading = new Reading(object);
        Map<RecordId, FieldValue[]> values = source.read(handle, object, ids, reading.paths);
        Map<RecordId, FieldValue[]> rows = laidOut(handle, reading, values);
        List<Finding> findings = new ArrayList<>();
        values.forEach((id, read) -> {
            Context context = context(reading.day(read));
            Subject subject = reading.subject(id, Objects.requireNonNull(rows.get(id)), changes.get(id));
            for (Verdict verdict : book.judge(subject, context)) {
                findings.add(finding(verdict, reading, read, context.zone()));
            }
        });
        return findings;
    }

    /**
     * Judges records of one object as they stand, many at once.
     *
     * @return what is not in order, and the means to ask about any other rule on any of them
     */
    Examined examineStates(Handle handle, String object, Collection<RecordId> ids) {
        Reading reading = new Reading(object);
        Map<RecordId, FieldValue[]> values = source.read(handle, object, ids, reading.paths);
        Map<RecordId, FieldValue[]> rows = laidOut(handle, reading, values);
        Map<OwnerZones.Day, List<RecordId>> byDay = new LinkedHashMap<>();
        values.forEach((id, read) ->
                byDay.computeIfAbsent(reading.day(read), d -> new ArrayList<>()).add(id));
        List<Finding> findings = new ArrayList<>();
        byDay.forEach((day, page) -> {
            Batch batch = new Batch(
                    page.stream()
                            .map(id -> Objects.requireNonNull(rows.get(id)))
                            .toList(),
                    lexicon(object));
            for (Verdict verdict : book.notInOrder(object, page, batch, context(day))) {
                findings.add(
                        finding(verdict, reading, Objects.requireNonNull(values.get(verdict.record())), day.zone()));
            }
        });
        return new Examined(findings, values.keySet(), (rule, id) -> {
            FieldValue[] read = Objects.requireNonNull(values.get(id));
            Subject subject = new Subject(id, object, Objects.requireNonNull(rows.get(id)), null, false);
            OwnerZones.Day day = reading.day(read);
            return book.judge(rule, subject, context(day)).map(verdict -> finding(verdict, reading, read, day.zone()));
        });
    }

    /** What is read of each record of an object. */
    List<String> paths(String object) {
        return new Reading(object).paths;
    }

    /** What rules read of each record, roll-ups included, by slot of the layout. */
    private Map<RecordId, FieldValue[]> laidOut(Handle handle, Reading reading, Map<RecordId, FieldValue[]> values) {
        Map<RecordId, FieldValue[]> summaries = new RollupReader(source, book)
                .read(handle, reading.layout, reading.object, values, this::context, reading);
        Map<RecordId, FieldValue[]> rows = new HashMap<>();
        values.forEach((id, read) -> rows.put(id, reading.values(read, Objects.requireNonNull(summaries.get(id)))));
        return rows;
    }

    /** What an examination of records as they stand gave. */
    record Examined(
            List<Finding> notInOrder, Set<RecordId> records, BiFunction<RuleId, RecordId, Optional<Finding>> others) {}

    private Lexicon lexicon(String object) {
        return lexicons.computeIfAbsent(object, o -> new Lexicon());
    }

    private Finding finding(Verdict verdict, Reading reading, FieldValue[] read, ZoneId zone) {
        Rule rule = verdict.rule();
        Optional<RecordId> accountable = reading.id(read, rule.accountable());
        return new Finding(
                hearing.within(verdict, accountable),
                reading.object,
                reading.name(read, verdict.record()),
                accountable,
                reading.amount(read),
                reading.asOf(read, now),
                book.judgesChange(rule.id()),
                hearing.silent(rule, LocalDate.ofInstant(now, zone)),
                null,
                hearing.onlyNew(rule));
    }

    private Context context(OwnerZones.Day day) {
        return contexts.computeIfAbsent(day, d -> new Context(now, d.zone(), stages.current(), d.days()));
    }

    /** Which values are read of one object, and where each lies. */
    final class Reading {

        final String object;
        final List<String> layout;
        final List<String> paths;
        private final String nameField;
        private final Map<String, Integer> places = new HashMap<>();
        private final Optional<String> owner;

        /** Where the value for each slot of the layout was read; -1 for what is summed up. */
        private final int[] from;

        Reading(String object) {
            this.object = object;
            this.layout = book.layout(object).paths();
            Optional<ObjectSchema> schema = source.schema(object);
            this.nameField = schema.map(Demand::nameField).orElse("Id");
            this.owner = OwnerZones.ownerField(schema, object);
            Set<String> wanted = new LinkedHashSet<>();
            layout.stream().filter(Paths::isField).forEach(wanted::add);
            wanted.add(nameField);
            wanted.add("SystemModstamp");
            owner.ifPresent(wanted::add);
            schema.filter(s -> s.field("Amount").isPresent()).ifPresent(s -> wanted.add("Amount"));
            book.rules().stream()
                    .filter(r -> r.object().equals(object) && r.state().judged())
                    .forEach(r -> wanted.add(r.accountable()));
            this.paths = List.copyOf(wanted);
            for (int i = 0; i < paths.size(); i++) {
                places.put(paths.get(i), i);
            }
            this.from = layout.stream()
                    .mapToInt(path -> places.getOrDefault(path, -1))
                    .toArray();
        }

        Subject subject(RecordId id, FieldValue[] values, @Nullable RecordChange change) {
            boolean isNew = change != null && change.kind() == RecordChange.Kind.CREATED;
            return new Subject(id, object, values, before(values, change), isNew);
        }

        /** By slot of the layout. */
        FieldValue[] values(FieldValue[] read, FieldValue[] summaries) {
            FieldValue[] values = new FieldValue[from.length];
            for (int slot = 0; slot < values.length; slot++) {
                values[slot] = from[slot] < 0 ? summaries[slot] : read[from[slot]];
            }
            return values;
        }

        private FieldValue @Nullable [] before(FieldValue[] values, @Nullable RecordChange change) {
            if (change == null || change.before() == null) {
                return null;
            }
            FieldValue[] before = values.clone();
            for (int slot = 0; slot < before.length; slot++) {
                FieldValue kept = change.before().fields().get(layout.get(slot));
                if (kept != null) {
                    before[slot] = kept;
                }
            }
            return before;
        }

        /** The day in which "today" is meant: that of the owner, or UTC where nobody owns the record. */
        OwnerZones.Day day(FieldValue[] read) {
            return owner.map(places::get)
                    .map(place -> zones.day(read[place], days))
                    .orElse(OwnerZones.Day.NOBODYS);
        }

        Optional<RecordId> id(FieldValue[] read, String path) {
            Integer place = places.get(path);
            if (place != null && read[place] instanceof FieldValue.Text t && RecordId.isId(t.value())) {
                return Optional.of(RecordId.of(t.value()));
            }
            return Optional.empty();
        }

        private String name(FieldValue[] read, RecordId id) {
            Integer place = places.get(nameField);
            return place != null && read[place] instanceof FieldValue.Text t ? t.value() : id.value();
        }

        private Optional<BigDecimal> amount(FieldValue[] read) {
            Integer place = places.get("Amount");
            return place != null && read[place] instanceof FieldValue.Num n ? Optional.of(n.value()) : Optional.empty();
        }

        private Instant asOf(FieldValue[] read, Instant otherwise) {
            Integer place = places.get("SystemModstamp");
            return place != null && read[place] instanceof FieldValue.Moment m ? m.value() : otherwise;
        }
    }
}
