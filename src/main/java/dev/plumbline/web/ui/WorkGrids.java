package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import dev.plumbline.fixes.FixDesk;
import dev.plumbline.fixes.FixField;
import dev.plumbline.fixes.FixForm;
import dev.plumbline.fixes.FixOutcome;
import dev.plumbline.fixes.FormState;
import dev.plumbline.fixes.Submission;
import dev.plumbline.fixes.WorkRecord;
import dev.plumbline.fixes.Works;
import dev.plumbline.people.Person;
import dev.plumbline.pipeline.Doer;
import dev.plumbline.web.ui.FixTalk.Result;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Makes tables of records to be mended together. */
@ApplicationScoped
class WorkGrids {

    /** As many as can be read and saved in one call each, and looked over by somebody. */
    static final int MOST_ROWS = 25;

    private final Works works;
    private final WorkCards cards;
    private final FixDesk desk;

    WorkGrids(Works works, WorkCards cards, FixDesk desk) {
        this.works = works;
        this.cards = cards;
        this.desk = desk;
    }

    WorkGrid of(Page page, Person person, String object) {
        return grid(page, person, object, Map.of(), Map.of());
    }

    /** The table as it was typed, with what a lookup has found. */
    WorkGrid searched(Page page, Person person, String object, List<Submission> typed, WorkGrid.Cell lookup) {
        return grid(
                page,
                person,
                object,
                desk.searched(Doers.of(page.viewer()), person, typed, lookup.record(), lookup.field()),
                Map.of());
    }

    /** The table as it was typed, but for one cell, which shows what the record holds now. */
    WorkGrid yielded(Page page, Person person, String object, List<Submission> typed, WorkGrid.Cell cell) {
        return grid(
                page,
                person,
                object,
                desk.yielded(Doers.of(page.viewer()), person, typed, cell.record(), cell.field()),
                Map.of());
    }

    /** What was typed is kept where it was not saved. */
    WorkGrid saved(Page page, Person person, String object, List<Submission> typed) {
        Doer doer = Doers.of(page.viewer());
        Map<RecordId, FixOutcome> outcomes = desk.save(doer, person, typed);
        List<Submission> left = typed.stream()
                .filter(s -> !Optional.ofNullable(outcomes.get(s.record()))
                        .map(FixOutcome::saved)
                        .orElse(false))
                .toList();
        return grid(page, person, object, desk.again(doer, person, left, outcomes), outcomes);
    }

    private List<WorkRecord> mine(Page page, Person person, String object) {
        return works.of(WorkPages.people(page.viewer(), person), Integer.MAX_VALUE).shown().stream()
                .filter(r -> r.object().equals(object) && r.hasFields())
                .limit(MOST_ROWS)
                .toList();
    }

    /** @param known the forms of some rows; those of the others are made */
    private WorkGrid grid(
            Page page,
            Person person,
            String object,
            Map<RecordId, FormState> known,
            Map<RecordId, FixOutcome> outcomes) {
        List<WorkRecord> records = mine(page, person, object);
        Map<RecordId, FormState> forms = new HashMap<>(known);
        forms.putAll(desk.forms(
                Doers.of(page.viewer()),
                person,
                records.stream()
                        .map(WorkRecord::record)
                        .filter(id -> !known.containsKey(id))
                        .toList()));
        Map<String, WorkGrid.Column> columns = new LinkedHashMap<>();
        List<WorkGrid.Row> rows = new ArrayList<>();
        Optional<WorkCard> waiting = Optional.empty();
        for (WorkRecord record : records) {
            WorkCard card = cards.closed(page, record);
            FormState state = forms.get(record.record());
            Optional<FixForm> form =
                    state instanceof FormState.Ready ready ? Optional.of(ready.form()) : Optional.empty();
            form.ifPresent(f -> f.fields().stream()
                    .filter(FixField::open)
                    .forEach(one -> columns.putIfAbsent(one.name(), new WorkGrid.Column(one.name(), one.label()))));
            if (state instanceof FormState.Connect || state instanceof FormState.Down) {
                waiting = Optional.of(cards.asked(page, record, state));
            }
            rows.add(new WorkGrid.Row(
                    card.id(),
                    card.name(),
                    card.amount(),
                    record.gaps().get(0).violation().message(),
                    form,
                    Optional.ofNullable(outcomes.get(record.record())).map(FixTalk.of(page.say())::result)));
        }
        return new WorkGrid(
                UUID.randomUUID().toString(),
                object,
                List.copyOf(columns.values()),
                rows,
                waiting,
                outcomes.isEmpty() ? Optional.empty() : Optional.of(said(page, outcomes)));
    }

    private static Result said(Page page, Map<RecordId, FixOutcome> outcomes) {
        long touched = outcomes.values().stream()
                .filter(o -> o.kind() != FixOutcome.Kind.NOTHING)
                .count();
        long saved = outcomes.values().stream()
                .filter(Objects::nonNull)
                .filter(FixOutcome::saved)
                .count();
        WorkWords words = page.say().words(WorkWords.class);
        return touched == 0
                ? new Result("warn", words.nothing(), List.of(), false, false)
                : new Result(
                        saved == touched ? "ok" : "warn",
                        words.gridSaved(page.say().number(saved), page.say().number(touched)),
                        List.of(),
                        false,
                        false);
    }
}
