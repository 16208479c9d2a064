package dev.plumbline.salesforce;

/** Our words where Salesforce sends none, for {@link SalesforceException#code}. */
final class Codes {

    /** Too many calls at the same moment, as opposed to in a day. */
    static final String CONCURRENT = "CONCURRENT_REQUESTS";

    /** An answer that the stubs cannot read: it will not read better next time. */
    static final String UNREADABLE = "UNREADABLE_ANSWER";

    /** Our own refusal: the breaker is open. */
    static final String RESTING = "RESTING";

    /** Our own refusal: the budget is spent, or the org is nearly out of calls. */
    static final String BUDGET = "API_BUDGET";

    static final String TOO_LARGE = "RESPONSE_TOO_LARGE";

    /** Salesforce's own: somebody else holds the record for the moment. */
    static final String LOCKED = "UNABLE_TO_LOCK_ROW";

    private Codes() {}
}
