package dev.plumbline.salesforce;

import java.time.Duration;

/**
 * Our share of the org's API calls, a day in UTC at a time, and how to live on it. The org is shared with everybody else's integrations:
 * running it dry stops them too.
 */
public interface ApiBudget {

    /** How much of its daily calls the whole org has used, and what that means for us. */
    enum Tier {
        /** Below 70 %. */
        NORMAL,
        /** From 70 %: rounds of polling come half as often. */
        SLOWED,
        /** From 85 %: only what a person waits for; a round of polling each quarter of an hour keeps us from going blind. */
        CRITICAL_ONLY,
        /** From 95 %: nothing but one call each five minutes, to see whether it has eased. */
        STOPPED
    }

    /** What calls are for. */
    enum Purpose {
        /** A person waits for it, or a message is wrong without it. */
        CRITICAL,
        /** Polling, loading, comparing: later does as well. */
        ROUTINE
    }

    /**
     * @param until  the next round
     * @param reason why it is longer than configured, for people; empty when it is not
     */
    record Pace(Duration until, String reason) {}

    /**
     * When the next round of polling may start, so that the day's budget lasts to midnight UTC. A tenth of the budget is kept back for
     * {@link Purpose#CRITICAL} calls.
     *
     * @param configured    never shorter than this
     * @param callsPerRound calls that one round over all objects makes, at least
     */
    Pace pace(Duration configured, int callsPerRound);

    /** {@link #pace} without its reason. */
    default Duration nextPoll(Duration configured, int callsPerRound) {
        return pace(configured, callsPerRound).until();
    }

    /** Whether so many calls may be made now. */
    boolean allows(Purpose purpose, int calls);

    Tier tier();

    /** Why we hold back, for people; empty when we do not. */
    String reason();
}
