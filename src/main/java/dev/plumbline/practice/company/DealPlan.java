package dev.plumbline.practice.company;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/**
 * What one deal is to become, before its story is told.
 *
 * @param first       the stage it was created in
 * @param last        the stage it is in
 * @param stageChange the latest change of stage; for a closed deal its closing
 * @param touched     the last edit of anything
 * @param pushes      how often the close date moved into a later month
 * @param wrong       what is to go wrong with it; empty for a closed deal
 */
record DealPlan(
        Stage first,
        Stage last,
        Instant created,
        Instant stageChange,
        Instant touched,
        LocalDate closeDate,
        int pushes,
        Set<Habit> wrong) {

    boolean open() {
        return !last.closed();
    }

    boolean is(Habit habit) {
        return wrong.contains(habit);
    }

    boolean reached(Stage stage) {
        return last.ordinal() >= stage.ordinal();
    }
}
