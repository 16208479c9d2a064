package dev.plumbline.escalation;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where violations stand on their ladders, for pages: who was told, who is next, and when. */
public interface Standings {

    Standing of(long violation);

    /** For each of these that climbs, which of those who lead hears of it first, and when. */
    default Map<Long, Step> leaders(Collection<Long> violations) {
        Map<Long, Step> next = new HashMap<>();
        violations.forEach(id -> of(id).next().ifPresent(step -> next.put(id, step)));
        return next;
    }

    /**
     * @param told   oldest first
     * @param next   empty when nobody else will be told
     * @param halted why the clock stands still; empty when it runs
     */
    record Standing(List<Step> told, Optional<Step> next, Optional<Halted> halted) {

        public static final Standing NONE = new Standing(List.of(), Optional.empty(), Optional.empty());
    }

    /** @param who a name, or words such as "the manager of queue Inbound" */
    record Step(String who, Instant at) {}
}
