package dev.plumbline.web.fakes;

import dev.plumbline.SettableClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Monday, 2 March 2026, nine o'clock, until a test moves it. */
@Alternative
@ApplicationScoped
public class FakeClock {

    private static final SettableClock CLOCK = SettableClock.at(Company.NOW);

    @Produces
    @Singleton
    @Alternative
    Clock clock() {
        return CLOCK;
    }

    public static SettableClock settable() {
        return CLOCK;
    }
}
