package dev.plumbline.salesforce;

import java.time.LocalDate;

/**
 * Calls of one day.
 *
 * @param ours     that we made
 * @param orgUsed  that everybody made in the last 24 hours, -1 while unknown
 * @param orgLimit that the org allows in 24 hours, -1 while unknown
 */
record ApiUse(long ours, long orgUsed, long orgLimit) {

    static final ApiUse UNKNOWN = new ApiUse(0, -1, -1);

    /** Where days are written down. */
    @FunctionalInterface
    interface Book {

        /**
         * Adds to a day, by us or by another replica.
         *
         * @param more our new calls, perhaps none, and the org's figures if known
         * @return the whole day
         */
        ApiUse add(LocalDate day, ApiUse more);
    }
}
