-- How far the org's history has been judged by each transition rule; "until" is null while it could not be judged at all.
-- A gap: since then rows were loaded without being judged, or the rule could not run.
CREATE TABLE pipeline_history_rule (
    rule    text PRIMARY KEY,
    since   timestamptz,
    until   timestamptz,
    gap     boolean NOT NULL DEFAULT false,
    moves   bigint NOT NULL DEFAULT 0,
    unknown bigint NOT NULL DEFAULT 0,
    because text
);

-- Records whose history has news that is not judged yet, because rows of the same moment may still be on their way.
CREATE TABLE pipeline_history_due (
    record_id text COLLATE "C" PRIMARY KEY,
    since     timestamptz NOT NULL,
    latest    timestamptz NOT NULL
);
CREATE INDEX pipeline_history_due_since ON pipeline_history_due (since);

-- The oldest row of field history for each field: a field without a row says something only from then on.
CREATE TABLE pipeline_history_tracked (
    field text PRIMARY KEY,
    since timestamptz NOT NULL
);
