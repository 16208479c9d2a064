package dev.plumbline.digests;

import dev.plumbline.escalation.Standings;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a test says that violations stand. */
final class TestStandings implements Standings {

    private final Map<Long, Standing> standings = new HashMap<>();

    void next(long violation, String who, String at) {
        standings.put(
                violation, new Standing(List.of(), Optional.of(new Step(who, Instant.parse(at))), Optional.empty()));
    }

    @Override
    public Standing of(long violation) {
        return standings.getOrDefault(violation, Standing.NONE);
    }
}
