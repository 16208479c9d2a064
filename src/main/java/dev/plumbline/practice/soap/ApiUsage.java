package dev.plumbline.practice.soap;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** How many of the day's calls are spent. Salesforce counts over the last 24 hours; here a day in UTC will do. */
public final class ApiUsage {

    private final Clock clock;
    private final long limit;
    private long used;
    private LocalDate day;

    public ApiUsage(Clock clock, long limit) {
        this.clock = clock;
        this.limit = limit;
        this.day = today();
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** Counts a call. @throws SoapFault when none is left */
    synchronized void spend() {
        if (!today().equals(day)) {
            day = today();
            used = 0;
        }
        if (used >= limit) {
            throw new SoapFault("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
        }
        used++;
    }

    public synchronized long used() {
        return used;
    }

    public long limit() {
        return limit;
    }

    /** Lets the day look as if others had used that share of its calls. */
    public synchronized void usedPercent(int percent) {
        used = limit * percent / 100;
        day = today();
    }
}
