package dev.plumbline.practice.company;

import dev.plumbline.crm.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The diary of one part of the company: tasks and events, and what they mean for the records they are about. */
final class Activities {

    private static final int ARCHIVED_AFTER_DAYS = 365;

    /** Whom and what an activity is about; any of them may be missing. */
    record About(@Nullable RecordId who, @Nullable RecordId what, @Nullable RecordId account) {

        static final About NOTHING = new About(null, null, null);
    }

    private final Founding founding;
    private final Employee owner;
    private final OfficeHours office;
    private final Dice dice;
    private final List<Draft> rows = new ArrayList<>();
    private final Map<RecordId, LocalDate> latest = new HashMap<>();
    private final Map<RecordId, Instant> touched = new HashMap<>();
    private final Set<RecordId> open = new HashSet<>();
    private final Set<RecordId> overdue = new HashSet<>();

    Activities(Founding founding, Employee owner, Dice dice) {
        this.founding = founding;
        this.owner = owner;
        this.office = founding.office(owner);
        this.dice = dice;
    }

    void emit() {
        rows.forEach(founding::emit);
    }

    /** As LastActivityDate has it: closed tasks by due date, and events, future ones too. */
    @Nullable
    LocalDate latest(RecordId record) {
        return latest.get(record);
    }

    /** When LastActivityDate was last moved, which moves SystemModstamp but not LastModifiedDate. */
    Instant touched(RecordId record, Instant otherwise) {
        Instant at = touched.getOrDefault(record, otherwise);
        return at.isAfter(otherwise) ? at : otherwise;
    }

    boolean hasOpen(RecordId record) {
        return open.contains(record);
    }

    boolean hasOverdue(RecordId record) {
        return overdue.contains(record);
    }

    /** Something that was done: a call, a mail or a meeting. */
    void done(About about, Instant at) {
        if (dice.chance(0.28)) {
            event(about, at, dice.pick("meeting"));
        } else {
            doneTask(about, at, null);
        }
    }

    /** @param subject null: one that fits */
    void doneTask(About about, Instant at, @Nullable String subject) {
        boolean call = dice.chance(0.55);
        LocalDate day = office.day(at);
        Instant typed = owner.personality() == Personality.CRAMMER ? crammed(at) : at;
        Draft task = task(about, subject != null ? subject : dice.pick(call ? "call" : "mail"), day)
                .with("Status", "Completed")
                .with("IsClosed", true)
                .with("TaskSubtype", call ? "Call" : "Email")
                .with("Type", call ? "Call" : "Email")
                .with("CompletedDateTime", typed)
                .with("IsArchived", day.isBefore(office.today().minusDays(ARCHIVED_AFTER_DAYS)))
                .once(typed, owner.id());
        if (call) {
            task.with("CallType", "Outbound").with("CallDurationInSeconds", dice.between(60, 2400));
        }
        rows.add(task);
        touch(about, day, typed);
    }

    void openTask(About about, LocalDate due, Instant made) {
        if (about.what() != null) {
            open.add(about.what());
            if (due.isBefore(office.today())) {
                overdue.add(about.what());
            }
        }
        rows.add(task(about, dice.pick("todo"), due)
                .with("Status", dice.chance(0.8) ? "Not Started" : "In Progress")
                .with("TaskSubtype", "Task")
                .with("Type", "Other")
                .once(made, owner.id()));
    }

    void event(About about, Instant start, String subject) {
        int minutes = 30 * dice.between(1, 4);
        boolean past = start.isBefore(founding.now());
        Instant begin = past ? start : start.truncatedTo(java.time.temporal.ChronoUnit.HOURS);
        Instant latestWriting = past ? begin : founding.now().minusSeconds(900);
        Instant typed = owner.personality() == Personality.CRAMMER && past
                ? crammed(begin)
                : latestWriting.minus(Duration.ofHours(dice.between(1, 120)));
        LocalDate day =
                begin.atZone(ZoneOffset.UTC).toLocalDate(); // an appointment's day is the day in UTC, unlike a task's
        rows.add(founding.draft("Event")
                .with("WhoId", about.who())
                .with("WhatId", about.what())
                .with("AccountId", about.account())
                .with("Subject", subject)
                .with("ActivityDateTime", begin)
                .with("StartDateTime", begin)
                .with("ActivityDate", day)
                .with("EndDateTime", begin.plus(Duration.ofMinutes(minutes)))
                .with("DurationInMinutes", minutes)
                .with("OwnerId", owner.id())
                .with("ShowAs", "Busy")
                .with("Type", "Meeting")
                .with("IsArchived", day.isBefore(office.today().minusDays(ARCHIVED_AFTER_DAYS)))
                .once(typed, owner.id()));
        touch(about, day, typed);
        if (!past && about.what() != null) {
            open.add(about.what());
        }
    }

    private Draft task(About about, String subject, LocalDate due) {
        boolean high = dice.chance(0.12);
        return founding.draft("Task")
                .with("WhoId", about.who())
                .with("WhatId", about.what())
                .with("AccountId", about.account())
                .with("Subject", subject)
                .with("ActivityDate", due)
                .with("Priority", high ? "High" : "Normal")
                .with("IsHighPriority", high)
                .with("OwnerId", owner.id());
    }

    /** Written down at the end of its month, if that has come. */
    private Instant crammed(Instant at) {
        Instant end = OfficeHours.monthEnd(office.day(at))
                .atTime(16, dice.between(0, 59))
                .atZone(office.zone())
                .toInstant();
        return end.isAfter(at) && end.isBefore(founding.now()) ? end : at;
    }

    private void touch(About about, LocalDate day, Instant at) {
        for (RecordId record : new RecordId[] {about.who(), about.what(), about.account()}) {
            if (record != null) {
                latest.merge(record, day, (a, b) -> a.isAfter(b) ? a : b);
                touched.merge(record, at, (a, b) -> a.isAfter(b) ? a : b);
            }
        }
    }
}
