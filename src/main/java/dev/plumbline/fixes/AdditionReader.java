package dev.plumbline.fixes;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.fixes.Saving.Due;
import dev.plumbline.people.Person;
import dev.plumbline.pipeline.Edition;
import dev.plumbline.salesforce.FieldForm;
import dev.plumbline.salesforce.ObjectForm;
import dev.plumbline.salesforce.PersonAnswer;
import dev.plumbline.salesforce.PersonGrant;
import dev.plumbline.salesforce.PersonalSalesforce;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a form asks to be added. What was left as it began is not asked for; what was begun has to be whole. */
@ApplicationScoped
class AdditionReader {

    private static final String OWNER = "OwnerId";

    private final PersonalSalesforce salesforce;
    private final FixForms forms;
    private final Edition edition;
    private final Clock clock;

    AdditionReader(PersonalSalesforce salesforce, FixForms forms, Edition edition, Clock clock) {
        this.salesforce = salesforce;
        this.forms = forms;
        this.edition = edition;
        this.clock = clock;
    }

    /** @param fields all that are to be sent */
    record Filled(NewRecord record, Map<String, FieldValue> fields) {}

    /** @param wrong why nothing may be sent; empty when all can be meant */
    record Read(List<Filled> filled, Optional<FixOutcome> wrong) {}

    Read read(PersonGrant grant, Person person, Due due) {
        List<Filled> filled = new ArrayList<>();
        Map<String, Trouble> troubles = new LinkedHashMap<>();
        Offer offer = due.offer(edition);
        Typing typing = new Typing(person.locale(), person.zone(), clock.instant());
        for (NewRecord record : forms.newRecords(person, offer)) {
            Map<String, String> typed = record.inside(due.submission().typed());
            Map<String, String> marks = record.inside(due.submission().marks());
            boolean touched = typed.entrySet().stream()
                    .anyMatch(e -> !e.getKey().startsWith(FieldMaker.QUERY)
                            && !e.getValue().isBlank());
            if (!touched) {
                continue;
            }
            PersonAnswer<ObjectForm> described = salesforce.describe(grant, record.object(), Optional.empty());
            if (!(described instanceof PersonAnswer.Done<ObjectForm> done)) {
                return new Read(List.of(), Optional.of(Saving.none(described)));
            }
            One one = new One(record, done.value(), typed, marks, typing);
            if (one.begun && one.whole) {
                one.troubles.forEach((name, trouble) -> troubles.put(record.prefix() + name, trouble));
                one.link(due, person);
                filled.add(new Filled(record, one.fields));
            }
        }
        return new Read(
                filled,
                troubles.isEmpty()
                        ? Optional.empty()
                        : Optional.of(FixOutcome.of(FixOutcome.Kind.WRONG, troubles, List.of())));
    }

    /** One record as it was typed. */
    private static final class One {

        private final NewRecord record;
        private final ObjectForm form;
        private final Map<String, FieldValue> fields = new HashMap<>();
        private final Map<String, Trouble> troubles = new LinkedHashMap<>();
        private boolean begun;

        /** Whether the person may type all of it; otherwise the form offered none of it. */
        private boolean whole = true;

        One(NewRecord record, ObjectForm form, Map<String, String> typed, Map<String, String> marks, Typing typing) {
            this.record = record;
            this.form = form;
            record.presets().keySet().forEach(name -> {
                Optional<FieldForm> field =
                        form.field(name).filter(f -> f.schema().createable());
                whole &= field.isPresent();
                if (field.isPresent()) {
                    FieldValue preset = record.begin(field.get().schema());
                    String text = typed.get(name);
                    String controlling = field.get()
                            .controller()
                            .map(c -> typed.getOrDefault(c, ""))
                            .orElse("");
                    Typed read = text == null ? Typed.of(preset) : typing.read(field.get(), text, controlling, preset);
                    if (read instanceof Typed.Wrong wrong) {
                        begun = true;
                        troubles.put(name, wrong.trouble());
                    } else if (read instanceof Typed.Value value) {
                        begun |= !Mark.of(value.value()).equals(marks.getOrDefault(name, Mark.of(preset)));
                        Trouble empty = Reading.saysNothing(field.get(), record.need(), value.value());
                        if (empty != null) {
                            troubles.put(name, empty);
                        } else {
                            fields.put(name, value.value());
                        }
                    }
                }
            });
        }

        /** To whom it belongs: the record, and whoever answers for it, for whom somebody else may type. */
        void link(Due due, Person person) {
            fields.put(record.by(), FieldValue.of(due.submission().record().value()));
            Optional<RecordId> accountable = due.gaps().get(0).accountable();
            boolean another = accountable
                    .filter(id -> id.isUser() && !id.equals(person.id()))
                    .isPresent();
            boolean owned =
                    form.field(OWNER).filter(f -> f.schema().createable()).isPresent();
            if (another && owned && !record.presets().containsKey(OWNER)) {
                fields.put(OWNER, FieldValue.of(accountable.get().value()));
            }
        }
    }
}
