package dev.plumbline.ingest;

import java.util.List;
import java.util.Optional;

/**
 * What one round of polling did.
 *
 * @param calls       API calls that it cost
 * @param steadyCalls calls that a round costs on average when nothing is loaded or compared; what a budget should reckon with
 * @param stopped     why the round ended early or did not run, in words for an admin
 */
public record RoundResult(int calls, int steadyCalls, List<ObjectRound> objects, Optional<String> stopped) {

    public RoundResult {
        objects = List.copyOf(objects);
    }

    /** Whether every object was read to its end. */
    public boolean complete() {
        return stopped.isEmpty() && objects.stream().allMatch(o -> o.failure().isEmpty());
    }

    /** The round of one object, when it had one. */
    public Optional<ObjectRound> of(String object) {
        return objects.stream().filter(o -> o.object().equals(object)).findFirst();
    }

    /**
     * @param loading whether its first load is not complete yet
     * @param failure why it could not be read to its end, in words for an admin
     */
    public record ObjectRound(String object, boolean loading, int upserts, int deletions, Optional<String> failure) {}
}
