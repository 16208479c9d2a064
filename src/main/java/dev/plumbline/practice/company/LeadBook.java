package dev.plumbline.practice.company;

import dev.plumbline.crm.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Writes the leads that never became deals: fresh, worked, given up, unread, untouched, parked. */
final class LeadBook {

    private static final List<Personality> READERS = List.of(Personality.DILIGENT, Personality.PUSHER);

    private final Founding founding;
    private final List<Employee> reps;

    LeadBook(Founding founding) {
        this.founding = founding;
        this.reps = founding.people().reps();
    }

    /** @param number from 0 */
    void write(int number) {
        Dice dice = Dice.of(founding.seed(), "lead", number);
        Employee rep = dice.pick(reps);
        Team team = rep.team() == null ? Team.AMERICAS_EAST : rep.team();
        Draft lead = person(founding.draft("Lead"), team, dice);
        Activities diary = new Activities(founding, rep, dice);
        if (dice.chance(0.44)) {
            givenUp(lead, rep, diary, dice);
        } else if (dice.chance(0.2)) {
            queued(lead, team.region.equals("EMEA") ? 1 : 0, dice);
        } else {
            open(lead, rep, diary, dice);
        }
        diary.emit();
    }

    private static Draft person(Draft lead, Team team, Dice dice) {
        String first = dice.pick(team.words("first"));
        String last = dice.pick(team.words("last"));
        String company = dice.pick("account.first") + " " + dice.pick("account.second");
        return lead.with("FirstName", first)
                .with("LastName", last)
                .with("Name", first + " " + last)
                .with("Company", company)
                .with("Title", dice.pick("title"))
                .with("City", dice.pick(team.words("city")))
                .with("Country", dice.pick(team.words("country")))
                .with("Industry", dice.pick("industry"))
                .with("Email", Slug.of(first) + "." + Slug.of(last) + "@" + Slug.of(company) + ".example")
                .with("LeadSource", dice.chance(0.6) ? "Web" : dice.pick("source"))
                .with("Rating", dice.pick(List.of("Hot", "Warm", "Cold")));
    }

    private void givenUp(Draft lead, Employee rep, Activities diary, Dice dice) {
        OfficeHours office = founding.office(rep);
        int age = (rep.personality().stopped() ? 150 : 20) + dice.between(0, 560);
        Instant made = office.daysAgo(age, dice);
        Instant closed = office.daysAgo(age - dice.between(4, 14), dice);
        diary.doneTask(about(lead), closed.minusSeconds(900), dice.pick("lead.subject"));
        moved(lead, rep, closed, "Closed - Not Converted");
        owned(lead.with("Status", "Closed - Not Converted"), rep, made, closed, diary);
    }

    /** Queue-owned leads count as unread by nobody: Salesforce leaves the mark, no person is meant by it. */
    private void queued(Draft lead, int queue, Dice dice) {
        double parked = queue == 1 ? 0.75 : 0.35;
        long hours = dice.chance(parked) ? dice.between(24L * 4, 24L * 70) : dice.between(2, 40);
        Instant made = founding.now().minus(Duration.ofHours(hours));
        founding.emit(lead.with("Status", "Open - Not Contacted")
                .with("OwnerId", SetUp.queue(queue))
                .with("IsUnreadByOwner", true)
                .once(made, founding.machine()));
    }

    private void open(Draft lead, Employee rep, Activities diary, Dice dice) {
        double fate = dice.share();
        double unread = unread(rep.personality());
        double untouched = rep.personality().stopped() ? 0.1 : READERS.contains(rep.personality()) ? 0.03 : 0.2;
        if (fate < unread) {
            Instant made = hoursAgo(dice.between(24 * 3, 24 * 90));
            owned(lead.with("Status", "Open - Not Contacted").with("IsUnreadByOwner", true), rep, made, made, diary);
        } else if (fate < unread + untouched) {
            Instant made = hoursAgo(dice.between(24 * 9, 24 * 80));
            Instant read = made.plusSeconds(dice.between(3600, 86_400 * 5));
            owned(lead.with("Status", "Open - Not Contacted"), rep, made, read, diary);
        } else if (dice.chance(0.25)) {
            Instant made = hoursAgo(dice.between(1, 22));
            owned(
                    lead.with("Status", "Open - Not Contacted").with("IsUnreadByOwner", dice.chance(0.6)),
                    rep,
                    made,
                    made,
                    diary);
        } else {
            worked(lead, rep, diary, dice);
        }
    }

    private static double unread(Personality personality) {
        return switch (personality) {
            case LEAD_IGNORER -> 0.75;
            case GONE_QUIET -> 0.8;
            case DILIGENT -> 0.04;
            default -> 0.12;
        };
    }

    private void worked(Draft lead, Employee rep, Activities diary, Dice dice) {
        OfficeHours office = founding.office(rep);
        int stopped = rep.personality().stopped() || rep.personality() == Personality.SILENT ? 115 : 0;
        int age = stopped + dice.between(4, 60);
        Instant made = office.daysAgo(age, dice);
        for (int i = dice.between(1, 3); i > 0; i--) {
            diary.doneTask(
                    about(lead), office.daysAgo(dice.between(stopped + 1, age - 2), dice), dice.pick("lead.subject"));
        }
        if (stopped == 0 && dice.chance(0.4)) {
            diary.openTask(
                    about(lead),
                    OfficeHours.nextWorkday(office.today().plusDays(dice.between(3, 14))),
                    made.plusSeconds(3600));
        } else if (stopped == 0 && dice.chance(rep.personality().overdueTasks())) {
            diary.openTask(about(lead), office.today().minusDays(dice.between(3, 20)), made.plusSeconds(3600));
        }
        moved(lead, rep, made.plusSeconds(1800), "Working - Contacted");
        owned(lead.with("Status", "Working - Contacted"), rep, made, made.plusSeconds(1800), diary);
    }

    private void moved(Draft lead, Employee rep, Instant at, String status) {
        founding.emit(founding.draft("LeadHistory")
                .with("LeadId", lead.id())
                .created(at, rep.id())
                .with("Field", "Status")
                .with("DataType", "DynamicEnum")
                .with("OldValue", "Open - Not Contacted")
                .with("NewValue", status));
    }

    private void owned(Draft lead, Employee rep, Instant made, Instant edited, Activities diary) {
        RecordId editor = edited.equals(made) ? founding.machine() : rep.id();
        founding.emit(lead.with("OwnerId", rep.id())
                .with("LastTransferDate", founding.office(rep).day(made))
                .created(made, founding.machine())
                .modified(edited, editor)
                .with("LastActivityDate", diary.latest(lead.id()))
                .with("SystemModstamp", diary.touched(lead.id(), edited)));
    }

    private Instant hoursAgo(int hours) {
        return founding.now().minus(Duration.ofHours(hours));
    }

    private static Activities.About about(Draft lead) {
        return new Activities.About(lead.id(), null, null);
    }
}
