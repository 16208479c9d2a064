package dev.plumbline.pipeline;

import dev.plumbline.rules.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a rule would have opened in the past, as far as the org's histories tell.
 *
 * @param rule     empty when it cannot run
 * @param from     how far back was looked
 * @param told     whether any history is kept of its object; with false there is nothing else
 * @param byDays   whether states were looked at once a day; with false moves were judged one by one
 * @param asked    how often the rule was asked about a record and a moment
 * @param unknown  how often it could not tell
 * @param because  why not, with how often, most first
 * @param episodes what would have been opened, oldest first
 * @param whole    false when there was more than one look takes in
 */
public record Retrospect(
        Optional<Rule> rule,
        Instant from,
        boolean told,
        boolean byDays,
        long asked,
        long unknown,
        Map<String, Long> because,
        List<Episode> episodes,
        boolean whole) {

    public Retrospect {
        because = java.util.Collections.unmodifiableMap(because);
        episodes = List.copyOf(episodes);
    }

    /**
     * @param opened empty where it was so when the look began
     * @param ended  empty where it still is so
     */
    public record Episode(String name, Optional<Instant> opened, Optional<Instant> ended) {}

    /** Opened within the span. */
    public long opened() {
        return episodes.stream().filter(e -> e.opened().isPresent()).count();
    }

    public long ended() {
        return episodes.stream().filter(e -> e.ended().isPresent()).count();
    }

    public long open() {
        return episodes.size() - ended();
    }
}
