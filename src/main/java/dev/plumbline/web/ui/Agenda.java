package dev.plumbline.web.ui;

import dev.plumbline.escalation.Repeats;
import dev.plumbline.leading.Talks;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.WaysTaken;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What there is to talk about with one person, prepared.
 *
 * @param question one for the talk; empty without gaps
 * @param again    what comes back again and again
 * @param gaps     most valuable and oldest first
 * @param more     gaps beyond those
 * @param since    of when the talk before was; what is better is better since then, or for four weeks
 * @param improved what was mended since, by rule
 * @param disputes that wait for an answer
 * @param talks    earlier ones, latest first
 * @param records  whether the reader may record a talk
 */
record Agenda(
        Standing standing,
        boolean self,
        Optional<String> question,
        Optional<Repeats.Prompt> again,
        List<Repeated> repeats,
        List<Violation> gaps,
        long more,
        LocalDate since,
        List<Improved> improved,
        List<WaysTaken.Dispute> disputes,
        List<WaysTaken.Waiver> asked,
        List<Talks.Talk> talks,
        boolean records,
        LocalDate today) {

    /** @param times in how many messages of the last three months, on different days */
    record Repeated(String title, int times) {}

    record Improved(String title, long fixed) {}

    public boolean nothing() {
        return gaps.isEmpty() && disputes.isEmpty() && asked.isEmpty();
    }
}
