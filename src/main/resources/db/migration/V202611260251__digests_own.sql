-- Digests of two kinds: of a team for whoever leads it, and of one's own gaps. The table's word "manager" has become "whoever it is for".
ALTER TABLE digest_put ADD COLUMN kind text NOT NULL DEFAULT 'digest';
ALTER TABLE digest_put DROP CONSTRAINT digest_put_pkey;
ALTER TABLE digest_put ADD PRIMARY KEY (manager, day, kind);

ALTER TABLE digest_said ADD COLUMN kind text NOT NULL DEFAULT 'digest';
ALTER TABLE digest_said ADD COLUMN thanked_ids bigint[] NOT NULL DEFAULT '{}';
DROP INDEX digest_said_manager;
CREATE INDEX digest_said_manager ON digest_said (manager, kind, sent_at) WHERE sent_at IS NOT NULL;

-- For what somebody was thanked: once.
CREATE TABLE digest_thanked (
    violation_id bigint      NOT NULL PRIMARY KEY,
    thanked_at   timestamptz NOT NULL
);

-- What was mended lately is asked for every week.
CREATE INDEX violation_fixed ON violation (ended_at) WHERE end_reason = 'FIXED';
