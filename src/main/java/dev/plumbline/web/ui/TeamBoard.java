package dev.plumbline.web.ui;

import java.util.List;
import java.util.Optional;

/**
 * Who needs a leader, for what.
 *
 * @param rows    people with gaps, those whose gaps wait for the reader first
 * @param more    people with gaps beyond those
 * @param without how many active people below have no gap
 * @param ageing  of all of them together
 */
record TeamBoard(Waits.Found waits, List<Row> rows, int more, long without, Ageing ageing) {

    /**
     * @param waits how many of their gaps wait for the reader's answer
     * @param talks one can talk with them: a person who is still there, no queue
     */
    record Row(Standing standing, Ageing ageing, Optional<Trend> trend, long waits, boolean talks) {}
}
