package dev.plumbline.practice.company;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Draws what becomes of a deal from how its owner works. Intentions keep a distance of some days from each habit's limit, so that the
 * manifest still holds when the records are judged a few hours after the founding.
 */
final class DealPlanner {

    private static final int HISTORY_DAYS = 729;

    private final Personality personality;
    private final OfficeHours office;
    private final Dice dice;
    private final LocalDate today;

    /** How many days ago the owner stopped touching anything; 0 for those who did not. */
    private final int stopped;

    DealPlanner(Personality personality, OfficeHours office, Dice dice) {
        this.personality = personality;
        this.office = office;
        this.dice = dice;
        this.today = office.today();
        this.stopped = personality.stopped() ? dice.between(114, 132) : 0;
    }

    DealPlan draw() {
        double open =
                switch (personality) {
                    case LEFT -> 0.5;
                    case PUSHER -> 0.33;
                    case GONE_QUIET -> 0.2;
                    default -> 0.3;
                };
        return dice.chance(open) ? open() : closed();
    }

    private DealPlan open() {
        Set<Habit> wrong = personality.intentions(dice);
        boolean stuck = wrong.contains(Habit.STUCK_IN_STAGE) && stopped == 0;
        boolean pushed = wrong.contains(Habit.PUSHED_THREE_TIMES);
        int pushes = pushed ? dice.between(3, 5) : dice.pick(List.of(0, 0, 0, 1, 1, 2));
        int age = age(stuck, pushed ? 31 * pushes + 15 : 0);
        Stage last = stage(age, wrong);
        Stage first = Stage.OPEN.get(Math.min(last.ordinal(), dice.pick(List.of(0, 0, 0, 1, 1, 2))));
        if (!stuck && stopped == 0 && age > 48 && first == last) {
            last = last == Stage.PROSPECTING ? Stage.QUALIFICATION : last;
            first = Stage.OPEN.get(last.ordinal() - 1);
        }
        LocalDate close = openCloseDate(wrong.contains(Habit.CLOSE_DATE_PAST), pushed, age);
        Instant created = office.daysAgo(age, dice);
        while (!pushed && pushes > 0 && close.minusMonths(pushes).isBefore(today.minusDays(age - 5L))) {
            pushes--;
        }
        Instant change = first == last ? created : later(created, stageChange(age, stuck));
        Instant touched =
                later(change, stopped > 0 ? office.daysAgo(stopped, dice) : office.daysAgo(touchedAgo(), dice));
        return new DealPlan(first, last, created, change, touched, close, pushes, wrong);
    }

    /** In days; keeps away from the two weeks after which silence counts. */
    private int age(boolean stuck, int atLeast) {
        int age = stopped + (stuck ? dice.between(78, 190) : dice.between(4, 115));
        age = Math.max(age, atLeast + stopped);
        return stopped == 0 && age >= 11 && age <= 19 ? age + 10 : age;
    }

    private Stage stage(int age, Set<Habit> wrong) {
        int index = (int) Math.round((age - stopped) / 120.0 * 6 + dice.between(-2, 3));
        if (wrong.contains(Habit.NO_NEXT_STEP) && dice.chance(0.75)) {
            index = Math.max(index, dice.between(6, 7));
        }
        if (wrong.contains(Habit.NO_AMOUNT) || wrong.contains(Habit.NO_CONTACT_ROLE)) {
            index = Math.max(index, dice.between(2, 5));
        }
        return Stage.OPEN.get(Math.max(0, Math.min(7, index)));
    }

    private LocalDate openCloseDate(boolean past, boolean pushed, int age) {
        if (stopped > 0) {
            return today.minusDays(stopped).plusDays(dice.between(-10, 75));
        }
        if (past) {
            return today.minusDays(dice.between(3, Math.max(3, Math.min(60, age - 2))));
        }
        LocalDate close = today.plusDays(pushed ? dice.between(4, 35) : dice.between(5, 100));
        double quarter = personality == Personality.CRAMMER || personality == Personality.TBD_FILLER ? 0.6 : 0.35;
        LocalDate snapped = dice.chance(quarter)
                ? OfficeHours.quarterEnd(close)
                : dice.chance(0.4) ? OfficeHours.monthEnd(close) : OfficeHours.nextWorkday(close);
        return snapped.isBefore(today.plusDays(4)) ? close : snapped;
    }

    private Instant stageChange(int age, boolean stuck) {
        int ago = stopped > 0
                ? dice.between(stopped, age - 1)
                : stuck ? dice.between(66, age - 4) : dice.between(1, Math.max(1, Math.min(48, age - 2)));
        if (personality == Personality.CRAMMER && !stuck) {
            LocalDate crammed = OfficeHours.cram(today.minusDays(ago), today, dice);
            if (!crammed.isBefore(today.minusDays(Math.min(55, age)))) {
                return office.on(crammed, dice);
            }
        }
        return office.daysAgo(ago, dice);
    }

    private int touchedAgo() {
        return personality == Personality.DILIGENT || personality == Personality.PUSHER
                ? dice.between(0, 8)
                : dice.between(1, 40);
    }

    private DealPlan closed() {
        boolean won = dice.chance(personality == Personality.DILIGENT ? 0.46 : 0.36);
        LocalDate close = season(today.minusDays(stopped + dice.between(3, 690 - stopped)));
        long ago = today.toEpochDay() - close.toEpochDay();
        if (!won && ago >= 86 && ago <= 94) {
            close = close.minusDays(12);
        }
        boolean lateBorn = won && dice.chance(personality.typesInWhenWon());
        LocalDate born = lateBorn ? close.minusDays(dice.between(0, 2)) : close.minusDays(cycle());
        if (born.isBefore(today.minusDays(HISTORY_DAYS))) {
            born = today.minusDays(HISTORY_DAYS);
        }
        Instant created = office.on(lateBorn ? born : OfficeHours.workday(born), dice);
        Instant closing = later(created, office.on(close, dice));
        Stage first = lateBorn ? Stage.NEGOTIATION : Stage.OPEN.get(dice.pick(List.of(0, 0, 0, 1, 1, 2)));
        int pushes = lateBorn ? 0 : dice.pick(List.of(0, 0, 0, 1, 1, 2, personality == Personality.PUSHER ? 4 : 0));
        return new DealPlan(
                first, won ? Stage.WON : Stage.LOST, created, closing, closing, office.day(closing), pushes, Set.of());
    }

    private int cycle() {
        return (int) Math.max(14, Math.min(300, dice.logNormal(58, 0.6)));
    }

    /** Deals close when quarters end. Days too recent to be one stay as they are. */
    private LocalDate season(LocalDate day) {
        LocalDate limit = today.minusDays(stopped + 3L);
        LocalDate end =
                dice.chance(0.42) ? OfficeHours.quarterEnd(day) : dice.chance(0.3) ? OfficeHours.monthEnd(day) : day;
        LocalDate snapped = end.minusDays(end.equals(day) ? 0 : dice.between(0, 9));
        if (personality == Personality.CRAMMER) {
            snapped = OfficeHours.cram(day, limit, dice);
        }
        return OfficeHours.workday(snapped.isAfter(limit) || snapped.isBefore(today.minusDays(700)) ? day : snapped);
    }

    private static Instant later(Instant a, Instant b) {
        return b.isAfter(a.plusSeconds(1200)) ? b : a.plusSeconds(1200);
    }
}
