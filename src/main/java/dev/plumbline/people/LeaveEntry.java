package dev.plumbline.people;

import dev.plumbline.crm.RecordId;
import java.time.Instant;

/**
 * Leave as somebody entered it.
 *
 * @param enteredBy a Salesforce id, or the login of an account
 */
public record LeaveEntry(long id, RecordId person, LeaveSpan span, String enteredBy, Instant enteredAt) {}
