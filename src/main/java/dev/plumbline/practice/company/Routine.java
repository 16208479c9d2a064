package dev.plumbline.practice.company;

import java.time.Instant;
import java.time.LocalDate;

/** The internal meetings and calls that fill a seller's weeks and belong to no deal. */
final class Routine {

    private static final int WEEKS = 100;

    private final Founding founding;

    Routine(Founding founding) {
        this.founding = founding;
    }

    void write() {
        for (Employee e : founding.people().staff()) {
            if (e.active() && e.team() != null) {
                weeks(e);
            }
        }
    }

    private void weeks(Employee e) {
        Dice dice = Dice.of(founding.seed(), "routine" + e.id(), 0);
        Activities diary = new Activities(founding, e, dice);
        OfficeHours office = founding.office(e);
        if (e.personality().writesWeekly() || e.personality() == Personality.ABOVE_IT) {
            diary.event(Activities.About.NOTHING, office.daysAgo(dice.between(1, 3), dice), dice.pick("internal"));
        }
        int from = e.personality().stopped()
                ? 18
                : e.personality() == Personality.SILENT || e.personality() == Personality.CRAMMER ? 3 : 1;
        for (int week = from; week < WEEKS; week++) {
            if (dice.chance(0.25)) {
                LocalDate day = OfficeHours.workday(office.today().minusDays(7L * week + dice.between(2, 5)));
                Instant at = office.on(day, dice);
                diary.event(Activities.About.NOTHING, at, dice.pick("internal"));
            }
        }
        diary.emit();
    }
}
