package dev.plumbline.pipeline;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.Verdict;
import dev.plumbline.violations.Course;
import dev.plumbline.violations.Finding;
import dev.plumbline.violations.Stand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Adds up episodes as they come, record by record and day by day. */
final class Episodes {

    private static final int REASONS = 10;

    private final Instant from;
    private final Predicate<Optional<RecordId>> seen;
    private final List<Retrospect.Episode> episodes = new ArrayList<>();
    private final Map<String, Long> because = new HashMap<>();
    private long asked;
    private long unknown;
    private @Nullable Finding open;
    private @Nullable Instant openedAt;

    Episodes(Instant from, Predicate<Optional<RecordId>> seen) {
        this.from = from;
        this.seen = seen;
    }

    void asked(long more, long blind, Optional<String> reason) {
        asked += more;
        unknown += blind;
        if (blind > 0) {
            reason.ifPresent(why -> because(why, blind));
        }
    }

    private void because(String why, long times) {
        if (because.containsKey(why) || because.size() < REASONS) {
            because.merge(why, times, Long::sum);
        }
    }

    /** What cannot be told leaves things as they were. */
    void seen(Finding finding, Instant at) {
        if (open != null && !open.verdict().record().equals(finding.verdict().record())) {
            close(Optional.empty());
        }
        if (!seen.test(finding.accountable())) {
            return;
        }
        asked++;
        if (finding.verdict() instanceof Verdict.CannotTell blind) {
            unknown++;
            because(blind.because().replaceAll("\\d{4}-\\d{2}-\\d{2}", "that day"), 1);
        } else if (finding.verdict() instanceof Verdict.Violated) {
            openedAt = open == null ? at : openedAt;
            open = open == null ? finding : open;
        } else if (open != null) {
            close(Optional.of(at));
        }
    }

    private void close(Optional<Instant> ended) {
        if (open != null && openedAt != null) {
            Optional<Instant> opened = Optional.of(openedAt).filter(at -> at.isAfter(from));
            episodes.add(new Retrospect.Episode(open.recordName(), opened, ended));
        }
        open = null;
    }

    /** A move ends when it is taken back. */
    void course(Course course) {
        for (int i = 0; i < course.stands().size(); i++) {
            Finding broken = course.stands().get(i).broken();
            if (broken != null && broken.move() != null && seen.test(broken.accountable())) {
                Map<String, String> was = broken.move().was();
                Optional<Instant> ended = course.stands().stream()
                        .skip(i + 1L)
                        .filter(later -> !was.isEmpty() && later.values().equals(was))
                        .map(Stand::at)
                        .findFirst();
                Optional<Instant> opened = Optional.of(course.stands().get(i).at());
                episodes.add(new Retrospect.Episode(broken.recordName(), opened, ended));
            }
        }
    }

    Retrospect told(Optional<Rule> rule, boolean history, boolean byDays, boolean whole) {
        close(Optional.empty());
        episodes.sort(Comparator.comparing(e -> e.opened().orElse(from)));
        Map<String, Long> reasons = new LinkedHashMap<>();
        because.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(e -> reasons.put(e.getKey(), e.getValue()));
        return new Retrospect(rule, from, history, byDays, asked, unknown, reasons, episodes, whole);
    }
}
