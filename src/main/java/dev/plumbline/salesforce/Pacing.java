package dev.plumbline.salesforce;

import dev.plumbline.salesforce.ApiBudget.Pace;
import dev.plumbline.salesforce.ApiBudget.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The arithmetic of the budget: how long a round has to wait, and the words for it. */
final class Pacing {

    private static final Duration CRITICAL_ROUND = Duration.ofMinutes(15);

    private Pacing() {}

    static Tier tier(ApiUse use) {
        if (use.orgLimit() <= 0 || use.orgUsed() < 0) {
            return Tier.NORMAL;
        }
        double used = (double) use.orgUsed() / use.orgLimit();
        return used >= 0.95
                ? Tier.STOPPED
                : used >= 0.85 ? Tier.CRITICAL_ONLY : used >= 0.70 ? Tier.SLOWED : Tier.NORMAL;
    }

    /** What polling may spend: a tenth stays for what a person waits for. */
    static long forRoutine(long budget) {
        return budget - budget / 10;
    }

    static Pace of(Duration configured, int callsPerRound, double share, ApiUse use, Tier tier, Instant now) {
        if (use.orgLimit() < 0) {
            return tier == Tier.STOPPED
                    ? new Pace(longer(configured, Gate.PROBE_EVERY), reason(tier, use))
                    : new Pace(configured, "");
        }
        long budget = forRoutine((long) (use.orgLimit() * share));
        long rounds = (budget - use.ours()) / Math.max(1, callsPerRound);
        Duration left = untilMidnight(now);
        if (rounds <= 0) {
            return new Pace(longer(configured, left), spent(share, use));
        }
        Duration fair = left.dividedBy(rounds).plusMillis(1);
        Duration wait = longer(configured, fair);
        String reason = fair.compareTo(configured) > 0
                ? String.format(
                        Locale.ROOT,
                        "Polling every %s instead of %s: a round takes %d calls, and until midnight UTC %,d of our %s %% of the org's"
                                + " %,d daily calls are left for polling.",
                        words(wait),
                        words(configured),
                        callsPerRound,
                        budget - use.ours(),
                        percent(share),
                        use.orgLimit())
                : "";
        return switch (tier) {
            case NORMAL -> new Pace(wait, reason);
            case SLOWED -> new Pace(wait.multipliedBy(2), reason(tier, use));
            case CRITICAL_ONLY -> new Pace(longer(wait, CRITICAL_ROUND), reason(tier, use));
            case STOPPED -> new Pace(longer(wait, Gate.PROBE_EVERY), reason(tier, use));
        };
    }

    static Duration untilMidnight(Instant now) {
        return Duration.between(now, now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS));
    }

    static String reason(Tier tier, ApiUse use) {
        if (tier == Tier.NORMAL) {
            return "";
        }
        if (use.orgLimit() <= 0) {
            return "The org's API calls of the last 24 hours are spent, so we make one call in five minutes until it eases.";
        }
        String does =
                switch (tier) {
                    case SLOWED -> "we poll half as often";
                    case CRITICAL_ONLY -> "we only do what somebody waits for";
                    default -> "we make one call in five minutes until it eases";
                };
        return String.format(
                Locale.ROOT,
                "The org has used %,d of its %,d API calls (%d %%) in 24 hours, so %s. See System Overview in Setup for who uses them.",
                use.orgUsed(),
                use.orgLimit(),
                use.orgUsed() * 100 / use.orgLimit(),
                does);
    }

    static String spent(double share, ApiUse use) {
        return String.format(
                Locale.ROOT,
                "Our %s %% of the org's %,d daily API calls are spent; they come back at midnight UTC. Raise"
                        + " plumbline.salesforce.api-share or poll less often.",
                percent(share),
                use.orgLimit());
    }

    private static String percent(double share) {
        return java.math.BigDecimal.valueOf(share)
                .movePointRight(2)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String words(Duration wait) {
        long seconds = (wait.toMillis() + 999) / 1000;
        return seconds < 180 ? seconds + " s" : (seconds + 59) / 60 + " min";
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
