package dev.plumbline.pipeline;

import org.jdbi.v3.core.Jdbi;

/**
 * Remembers which org the database is about. A sandbox refresh, or an address mistyped, must not mix two orgs: records would seem deleted
 * by the thousand, and people of one would be told of the other's.
 */
final class OrgGuard {

    private final Jdbi jdbi;

    OrgGuard(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @return whether this is the org that the database is about; the first one asked for is */
    boolean admits(String organizationId) {
        jdbi.useHandle(
                h -> h.createUpdate("INSERT INTO pipeline_org (organization_id) VALUES (:id) ON CONFLICT DO NOTHING")
                        .bind("id", organizationId)
                        .execute());
        return known().equals(organizationId);
    }

    String known() {
        return jdbi.withHandle(h -> h.createQuery("SELECT organization_id FROM pipeline_org")
                .mapTo(String.class)
                .findOne()
                .orElse(""));
    }
}
