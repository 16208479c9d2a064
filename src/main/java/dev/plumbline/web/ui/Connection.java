package dev.plumbline.web.ui;

import dev.plumbline.pipeline.FieldSight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether all that we rely on is alive.
 *
 * @param parts   each with what to do
 * @param objects what is kept of the org
 */
record Connection(
        List<Part> parts,
        List<Kept> objects,
        List<FieldSight.Seen> sight,
        long apiUsed,
        long apiLimit,
        Optional<String> org,
        List<String> hierarchy) {

    /**
     * Something that we rely on.
     *
     * @param mood {@code ok}, {@code warn} or {@code bad}; always said in the words too
     * @param todo what to do; empty when there is nothing to do
     * @param link where; empty with it
     */
    record Part(String mood, String name, String state, String todo, String link) {}

    /** @param late longer ago than a few rounds of polling */
    record Kept(String object, long records, Optional<Instant> asOf, boolean loaded, boolean late) {}

    public int percent() {
        return apiLimit == 0 ? 0 : (int) Math.min(100, 100 * apiUsed / apiLimit);
    }

    public boolean allWell() {
        return parts.stream().allMatch(part -> part.mood().equals("ok"));
    }
}
