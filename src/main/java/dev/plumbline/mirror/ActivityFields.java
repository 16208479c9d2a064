package dev.plumbline.mirror;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The activity fields that Salesforce derives: {@code HasOpenActivity}, {@code HasOverdueTask}, {@code LastActivityDate}.
 *
 * <p>The first two never move SystemModstamp, so what was read of them goes stale. Where the org shows such a field of a record to us and both
 * tasks and events are mirrored with {@link #NEEDED}, it is computed: an open activity is a task that is not closed or an event that has not
 * ended; a task is overdue when it is open and its day lies before today in its owner's zone. LastActivityDate is the later of what Salesforce
 * said and what the mirrored activities say (days of events, days of closed tasks), because Salesforce still counts activities that it has
 * archived. Activities of our own ({@link SetAside}) count in none of them. Where tasks or events are not there, the field is as it was read. A field that we may not read stays hidden.
 */
public final class ActivityFields {

    /** Fields by object that have to be asked for so that the derived fields can be computed. */
    public static final Map<String, Set<String>> NEEDED = Map.of(
            "Task", Set.of("WhatId", "WhoId", "AccountId", "OwnerId", "IsClosed", "ActivityDate"),
            "Event", Set.of("WhatId", "WhoId", "AccountId", "OwnerId", "ActivityDate", "StartDateTime", "EndDateTime"),
            "User", Set.of("TimeZoneSidKey"));

    private static final Map<String, String> POINTER =
            Map.of("Opportunity", "WhatId", "Account", "AccountId", "Contact", "WhoId", "Lead", "WhoId");
    private static final Set<String> DERIVED = Set.of("HasOpenActivity", "HasOverdueTask", "LastActivityDate");

    private final Handle handle;
    private final Map<String, KnownObject> known;
    private final Clock clock;

    ActivityFields(Handle handle, Map<String, KnownObject> known, Clock clock) {
        this.handle = handle;
        this.known = known;
        this.clock = clock;
    }

    /** Whether a field of an object is one that tasks and events decide, so that a change of those has to be judged on the record. */
    public static boolean derives(String object, String field) {
        return POINTER.containsKey(object) && DERIVED.contains(field);
    }

    /** The field of a task or event that points at records of the object; empty text for objects without activities. */
    public static String pointer(String object) {
        return POINTER.getOrDefault(object, "");
    }

    void fill(KnownObject object, Map<Integer, String> fields, Map<RecordId, FieldValue[]> answers) {
        String by = pointer(object.name());
        if (fields.isEmpty() || answers.isEmpty()) {
            return;
        }
        withoutOurs(fields, answers);
        if (!complete("Task", by) || !complete("Event", by)) {
            return;
        }
        Map<RecordId, Activity> activity = activity(by, answers.keySet());
        answers.forEach((id, values) -> fields.forEach((i, field) -> {
            if (!(values[i].isHidden() && object.unreadable().contains(field))) {
                values[i] = activity.getOrDefault(id, Activity.NONE).value(field, values[i]);
            }
        }));
    }

    private void withoutOurs(Map<Integer, String> fields, Map<RecordId, FieldValue[]> answers) {
        if (fields.containsValue("LastActivityDate")) {
            SetAside.of(handle, answers.keySet())
                    .forEach((id, ours) -> fields.forEach((i, field) -> {
                        FieldValue[] values = answers.get(id);
                        if (field.equals("LastActivityDate")
                                && values != null
                                && values[i] instanceof FieldValue.Day said) {
                            values[i] = ours.believed(said.value())
                                    .map(FieldValue::of)
                                    .orElse(FieldValue.BLANK);
                        }
                    }));
        }
    }

    private boolean complete(String object, String by) {
        KnownObject activities = known.get(object);
        return activities != null
                && activities.loaded()
                && activities.asked().contains(by)
                && NEEDED.getOrDefault(object, Set.of()).stream()
                        .filter(f -> !f.endsWith("Id"))
                        .allMatch(activities.asked()::contains);
    }

    private Map<RecordId, Activity> activity(String by, Collection<RecordId> ids) {
        Map<RecordId, Activity> found = new HashMap<>();
        Instant now = clock.instant();
        for (ActivityTable.Tasks tasks : ActivityTable.tasks(handle, by, ids)) {
            boolean overdue =
                    tasks.due().filter(d -> d.isBefore(tasks.today(now))).isPresent();
            found.merge(tasks.parent(), new Activity(tasks.open(), overdue, tasks.last()), Activity::and);
        }
        for (ActivityTable.Events events : ActivityTable.events(handle, by, ids)) {
            found.merge(events.parent(), new Activity(events.open(now), false, events.last()), Activity::and);
        }
        return found;
    }

    private record Activity(boolean open, boolean overdue, Optional<LocalDate> last) {

        static final Activity NONE = new Activity(false, false, Optional.empty());

        Activity and(Activity other) {
            return new Activity(open || other.open, overdue || other.overdue, ActivityTable.later(last, other.last));
        }

        FieldValue value(String field, FieldValue read) {
            return switch (field) {
                case "HasOpenActivity" -> FieldValue.of(open);
                case "HasOverdueTask" -> FieldValue.of(overdue);
                default -> {
                    Optional<LocalDate> known =
                            read instanceof FieldValue.Day day ? Optional.of(day.value()) : Optional.empty();
                    yield ActivityTable.later(last, known).map(FieldValue::of).orElse(FieldValue.BLANK);
                }
            };
        }
    }
}
