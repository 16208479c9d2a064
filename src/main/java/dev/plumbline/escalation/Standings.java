package dev.plumbline.escalation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where violations stand on their ladders, for pages: who was told, who is next, and when. */
public interface Standings {

    Standing of(long violation);

    /**
     * @param told   oldest first
     * @param next   empty when nobody else will be told
     * @param halted why the clock stands still, in words; empty when it runs
     */
    record Standing(List<Step> told, Optional<Step> next, Optional<String> halted) {

        public static final Standing NONE = new Standing(List.of(), Optional.empty(), Optional.empty());
    }

    /** @param who a name, or words such as "the manager of queue Inbound" */
    record Step(String who, Instant at) {}
}
