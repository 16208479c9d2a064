package dev.plumbline.practice.company;

import dev.plumbline.crm.RecordId;

/**
 * Somebody a newcomer can sign in as.
 *
 * @param part {@code admin}, {@code manager}, {@code rep} or {@code executive}
 */
public record SignIn(String part, String name, String username, RecordId userId) {}
