CREATE TABLE violation (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rule          text        NOT NULL,
    rule_version  text        NOT NULL,
    rule_title    text        NOT NULL,
    severity      text        NOT NULL CHECK (severity IN ('ADVICE', 'REQUIRED', 'NEVER_TOLERATED')),
    record_id     text        NOT NULL CHECK (length(record_id) = 18),
    object        text        NOT NULL,
    record_name   text        NOT NULL,
    accountable   text CHECK (length(accountable) = 18),
    missing       text[]      NOT NULL,
    message       text        NOT NULL,
    evidence      jsonb       NOT NULL,
    amount        numeric,
    state         text        NOT NULL CHECK (state IN ('OPEN', 'WAIVED', 'SNOOZED', 'DISPUTED', 'ENDED')),
    end_reason    text CHECK (end_reason IN ('FIXED', 'WAIVED', 'RULE_CHANGED', 'RECORD_GONE', 'ACCEPTED')),
    opened_at     timestamptz NOT NULL,
    ended_at      timestamptz,
    seen_at       timestamptz NOT NULL,
    as_of         timestamptz NOT NULL,
    blind_since   timestamptz,
    generation    int         NOT NULL CHECK (generation > 0),
    backlog       boolean     NOT NULL,
    silent        boolean     NOT NULL,
    CHECK ((state = 'ENDED') = (ended_at IS NOT NULL)),
    CHECK ((state = 'ENDED') = (end_reason IS NOT NULL))
);

-- The promise of "at most one open per rule and record" is kept here, whatever runs at the same time.
CREATE UNIQUE INDEX violation_one_open ON violation (rule, record_id) WHERE state <> 'ENDED';
CREATE UNIQUE INDEX violation_generation ON violation (rule, record_id, generation);
CREATE INDEX violation_open_by_record ON violation (record_id) WHERE state <> 'ENDED';
CREATE INDEX violation_open_by_person ON violation (accountable, id) WHERE state <> 'ENDED';
CREATE INDEX violation_open_by_rule ON violation (rule, id) WHERE state <> 'ENDED';

-- What was seen and said, append only.
CREATE TABLE violation_history (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    violation_id bigint      NOT NULL REFERENCES violation (id),
    at           timestamptz NOT NULL,
    what         text        NOT NULL,
    text         text        NOT NULL,
    rule_version text        NOT NULL,
    evidence     jsonb       NOT NULL
);
CREATE INDEX violation_history_of ON violation_history (violation_id, id);

-- When a rule's first complete check ended. What was open by then is its backlog.
CREATE TABLE violation_rule_start (
    rule             text PRIMARY KEY,
    first_check_done timestamptz NOT NULL
);
