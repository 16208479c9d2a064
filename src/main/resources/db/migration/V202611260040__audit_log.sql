-- Who did what, when, from which facts, under which rule version. Append only: docs/adr/005-audit.md says how, and what it can prove.
CREATE TABLE audit_entry (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- The transaction that wrote it: rows of one that has ended are chained in this order, so that nothing can come in before them.
    xact         xid8        NOT NULL DEFAULT pg_current_xact_id(),
    at           timestamptz NOT NULL,
    what         text        NOT NULL,
    actor_kind   text        NOT NULL CHECK (actor_kind IN ('person', 'rule', 'system')),
    actor        text        NOT NULL,
    actor_name   text        NOT NULL,
    violation_id bigint,
    notice_key   text,
    record_id    text CHECK (length(record_id) = 18),
    -- The violations that a notice speaks of.
    about        bigint[],
    rule         text        NOT NULL,
    rule_version text        NOT NULL,
    text         text        NOT NULL,
    facts        jsonb       NOT NULL
);
CREATE INDEX audit_entry_order ON audit_entry (xact, id);
CREATE INDEX audit_entry_violation ON audit_entry (violation_id) WHERE violation_id IS NOT NULL;
CREATE INDEX audit_entry_notice ON audit_entry (notice_key) WHERE notice_key IS NOT NULL;
CREATE INDEX audit_entry_about ON audit_entry USING gin (about) WHERE about IS NOT NULL;
CREATE INDEX audit_entry_edition ON audit_entry (id) WHERE what = 'edition-in-force';

-- The chain: positions without a gap, each hash over the one before. No foreign key: what is missing must be seen, not prevented.
CREATE TABLE audit_seal (
    position bigint PRIMARY KEY CHECK (position > 0),
    entry_id bigint NOT NULL UNIQUE,
    content  bytea  NOT NULL CHECK (length(content) = 32),
    hash     bytea  NOT NULL CHECK (length(hash) = 32)
);

CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: the audit log is append only', TG_OP, TG_TABLE_NAME
        USING HINT = 'Correct a fact by a further entry.';
END $$;

CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
-- Also where a session calls itself a replica.
ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_entry_append_only;
ALTER TABLE audit_seal ENABLE ALWAYS TRIGGER audit_seal_append_only;
