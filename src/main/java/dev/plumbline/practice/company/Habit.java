package dev.plumbline.practice.company;

import java.util.Set;

/**
 * The habits this product exists to change, each with its exact definition. "Today" is the founding day in the time zone of the
 * record's owner; {@code now} is the founding moment. "Open" deals have {@code IsClosed = false}; "at or after" a stage compares
 * {@code OpportunityStage.SortOrder}. A record is in a habit if and only if the definition holds for the rows as generated.
 */
public enum Habit {
    /** Open and {@code CloseDate < today}. */
    CLOSE_DATE_PAST("close-date-past", "Opportunity"),
    /** Open, at or after {@link #NEXT_STEP_FROM}, {@code NextStep} blank or, trimmed and in any case, one of {@link #PLACEHOLDERS}. */
    NO_NEXT_STEP("no-next-step", "Opportunity"),
    /** Open, at or after {@link #AMOUNT_FROM}, {@code Amount} blank, 0 or 1. */
    NO_AMOUNT("no-amount", "Opportunity"),
    /**
     * Open and no change of stage for more than {@link #STUCK_DAYS} days: {@code today -} the day, in the owner's zone, of
     * {@code LastStageChangeDate}, or of {@code CreatedDate} where that is blank (Salesforce leaves it blank until the first change).
     */
    STUCK_IN_STAGE("stuck-in-stage", "Opportunity"),
    /**
     * Open, created (day in the owner's zone) more than {@link #SILENT_DAYS} days before today, and from {@code today - SILENT_DAYS} on
     * neither a closed task by its {@code ActivityDate} nor an event that has begun by {@code now}. An appointment in the future, which
     * Salesforce counts in {@code LastActivityDate}, is not activity.
     */
    NO_ACTIVITY("no-activity-14", "Opportunity"),
    /** Open, at or after {@link #NEXT_ACTIVITY_FROM}, no open task, overdue or not, and no event that begins after {@code now}. */
    NO_NEXT_ACTIVITY("no-next-activity", "Opportunity"),
    /** Open, at or after {@link #CONTACT_ROLE_FROM}, no OpportunityContactRole. */
    NO_CONTACT_ROLE("no-contact-role", "Opportunity"),
    /**
     * Open, and by OpportunityHistory in the order of {@code CreatedDate} its {@code CloseDate} moved into a later calendar month at
     * least {@link #PUSHES} times. {@code PushCount} holds the same number.
     */
    PUSHED_THREE_TIMES("pushed-three-times", "Opportunity"),
    /** Open, {@code Amount >=} {@link #BIG_DEAL}, no contact role with a {@code Role} of {@link #SPONSOR_ROLES}. */
    NO_EXEC_SPONSOR("big-deal-no-exec-sponsor", "Opportunity"),
    /** Closed and not won, {@code today - LOST_DAYS <= CloseDate <= today}, {@code Loss_Reason__c} blank. */
    LOST_NO_REASON("lost-no-reason", "Opportunity"),
    /** Closed and won, {@code CloseDate} at most {@link #LATE_BORN_DAYS} days after the day of {@code CreatedDate} in the owner's zone. */
    LATE_BORN("late-born", "Opportunity"),
    /** Open deal whose owner's {@code IsActive} is false. */
    OWNER_INACTIVE("owner-inactive", "Opportunity"),
    /** Owned by a user, {@code Status} of {@link #OPEN_LEAD}, {@code IsUnreadByOwner}, created more than {@link #UNREAD_DAYS} times 24 hours ago. */
    LEAD_UNREAD("lead-unread", "Lead"),
    /**
     * Owned by a user, {@code Status = "Open - Not Contacted"}, read, {@code LastActivityDate} blank (no closed task, no event), created
     * more than {@link #UNTOUCHED_DAYS} times 24 hours ago.
     */
    LEAD_UNTOUCHED("lead-untouched", "Lead"),
    /** Owned by a queue, {@code Status} of {@link #OPEN_LEAD}, created more than {@link #PARKED_DAYS} times 24 hours ago. */
    LEAD_PARKED("lead-parked-in-queue", "Lead"),
    /** Not closed and {@code ActivityDate < today}. */
    OVERDUE_TASK("overdue-task", "Task"),
    /**
     * Active, {@code Title} ends with {@link #REP_TITLE}, and owns neither a closed task by {@code ActivityDate} nor an event that has
     * begun, from {@code today - 7} (the user's own zone) on.
     */
    REP_NO_ACTIVITY("rep-no-activity-this-week", "User"),
    /** Active, {@code UserType = "Standard"}, {@code LastLoginDate} blank or more than {@link #SIGN_IN_DAYS} times 24 hours ago. */
    NO_SIGN_IN("no-sign-in-10", "User");

    public static final String NEXT_STEP_FROM = "Proposal/Price Quote";
    public static final String AMOUNT_FROM = "Needs Analysis";
    public static final String NEXT_ACTIVITY_FROM = "Qualification";
    public static final String CONTACT_ROLE_FROM = "Needs Analysis";
    public static final Set<String> PLACEHOLDERS = Set.of("tbd", "n/a", "?", "...", "-", "x", "asdf");
    public static final Set<String> SPONSOR_ROLES = Set.of("Executive Sponsor", "Economic Decision Maker");
    public static final Set<String> OPEN_LEAD = Set.of("Open - Not Contacted", "Working - Contacted");
    public static final String REP_TITLE = "Account Executive";
    public static final int STUCK_DAYS = 60;
    public static final int SILENT_DAYS = 14;
    public static final int PUSHES = 3;
    public static final int BIG_DEAL = 250_000;
    public static final int LOST_DAYS = 90;
    public static final int LATE_BORN_DAYS = 3;
    public static final int UNREAD_DAYS = 2;
    public static final int UNTOUCHED_DAYS = 7;
    public static final int PARKED_DAYS = 3;
    public static final int WEEK_DAYS = 7;
    public static final int SIGN_IN_DAYS = 10;

    private final String key;
    private final String object;

    Habit(String key, String object) {
        this.key = key;
        this.object = object;
    }

    public String key() {
        return key;
    }

    /** The object whose records are in the habit. */
    public String object() {
        return object;
    }

    /** Whether it is a gap of an open deal, as "share of open deals with a gap" counts. */
    public boolean ofOpenDeals() {
        return object.equals("Opportunity") && this != LOST_NO_REASON && this != LATE_BORN;
    }
}
