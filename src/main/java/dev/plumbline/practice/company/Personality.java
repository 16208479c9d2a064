package dev.plumbline.practice.company;

import static dev.plumbline.practice.company.Habit.CLOSE_DATE_PAST;
import static dev.plumbline.practice.company.Habit.NO_ACTIVITY;
import static dev.plumbline.practice.company.Habit.NO_AMOUNT;
import static dev.plumbline.practice.company.Habit.NO_CONTACT_ROLE;
import static dev.plumbline.practice.company.Habit.NO_EXEC_SPONSOR;
import static dev.plumbline.practice.company.Habit.NO_NEXT_ACTIVITY;
import static dev.plumbline.practice.company.Habit.NO_NEXT_STEP;
import static dev.plumbline.practice.company.Habit.PUSHED_THREE_TIMES;
import static dev.plumbline.practice.company.Habit.STUCK_IN_STAGE;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How somebody keeps records. What is drawn here is only an intention; {@link Planted} says what came of it. */
enum Personality {
    /** Keeps records well and slips now and then, as everybody does. */
    DILIGENT(Map.of(), 0.09),
    /** Types everything in just before the month ends. */
    CRAMMER(Map.of(NO_NEXT_ACTIVITY, 0.35, NO_ACTIVITY, 0.4, CLOSE_DATE_PAST, 0.25), 0.08),
    /** Moves the close date instead of closing. */
    PUSHER(Map.of(PUSHED_THREE_TIMES, 0.55, STUCK_IN_STAGE, 0.15), 0.1),
    /** Works deals, not leads. */
    LEAD_IGNORER(Map.of(), 0.14),
    /** Fills fields so that the form lets go. */
    TBD_FILLER(Map.of(NO_NEXT_STEP, 0.75, NO_AMOUNT, 0.3, NO_EXEC_SPONSOR, 0.5), 0.08),
    /** Sells without writing any of it down. */
    SILENT(Map.of(NO_ACTIVITY, 0.8, NO_NEXT_ACTIVITY, 0.5, STUCK_IN_STAGE, 0.2), 0.08),
    /** Stopped four months ago, with the whole region. */
    GONE_QUIET(
            Map.of(
                    NO_ACTIVITY,
                    1.0,
                    STUCK_IN_STAGE,
                    1.0,
                    NO_NEXT_ACTIVITY,
                    0.7,
                    NO_NEXT_STEP,
                    0.3,
                    NO_CONTACT_ROLE,
                    0.2),
            0),
    /** A manager who asks for updates and does not make them. */
    ABOVE_IT(Map.of(NO_NEXT_STEP, 0.7, NO_CONTACT_ROLE, 0.5, CLOSE_DATE_PAST, 0.5, NO_NEXT_ACTIVITY, 0.6), 0.3),
    /** Left the company; the deals stayed. */
    LEFT(Map.of(NO_ACTIVITY, 1.0, NO_NEXT_ACTIVITY, 0.8), 0);

    private static final List<Habit> SLIPS = List.of(
            CLOSE_DATE_PAST,
            NO_NEXT_STEP,
            NO_AMOUNT,
            STUCK_IN_STAGE,
            NO_ACTIVITY,
            NO_NEXT_ACTIVITY,
            NO_CONTACT_ROLE,
            PUSHED_THREE_TIMES,
            NO_EXEC_SPONSOR);

    private final Map<Habit, Double> tendencies;
    private final double slip;

    Personality(Map<Habit, Double> tendencies, double slip) {
        this.tendencies = tendencies;
        this.slip = slip;
    }

    /** What is to go wrong with one open deal. */
    Set<Habit> intentions(Dice dice) {
        Set<Habit> wrong = EnumSet.noneOf(Habit.class);
        for (Habit habit : SLIPS) {
            if (dice.chance(tendencies.getOrDefault(habit, 0.0))) {
                wrong.add(habit);
            }
        }
        if (dice.chance(slip)) {
            wrong.add(dice.pick(SLIPS));
        }
        if (dice.chance(0.35)) {
            wrong.add(NO_EXEC_SPONSOR);
        }
        return wrong;
    }

    boolean stopped() {
        return this == GONE_QUIET || this == LEFT;
    }

    /** Whether there is something to show for every week. */
    boolean writesWeekly() {
        return this == DILIGENT || this == PUSHER || this == LEAD_IGNORER || this == TBD_FILLER;
    }

    double losesWithoutReason() {
        return this == DILIGENT ? 0.06 : this == LEAD_IGNORER ? 0.15 : 0.4;
    }

    double typesInWhenWon() {
        return this == CRAMMER ? 0.25 : this == SILENT ? 0.15 : 0.015;
    }

    double overdueTasks() {
        return switch (this) {
            case DILIGENT -> 0.04;
            case GONE_QUIET, LEFT -> 0.35;
            default -> 0.2;
        };
    }
}
