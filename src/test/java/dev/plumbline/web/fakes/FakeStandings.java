package dev.plumbline.web.fakes;

import dev.plumbline.escalation.Standings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Ann was told of her first gap, and Dana is next. */
@Alternative
@ApplicationScoped
public class FakeStandings implements Standings {

    private static final Instant NOW = Instant.parse(Company.NOW);

    @Override
    public Standing of(long violation) {
        return violation == 1
                ? new Standing(
                        List.of(new Step("Ann Smith", NOW.minus(Duration.ofDays(3)))),
                        Optional.of(new Step("Dana Ortiz", NOW.plus(Duration.ofDays(3)))),
                        Optional.empty())
                : Standing.NONE;
    }
}
