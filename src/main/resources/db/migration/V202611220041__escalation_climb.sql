-- Where each violation stands on its way up: one row for each step and the person who is to be told at it. So far there is one step,
-- the nudge (0). Whom a row is for is resolved when it is due; a queue or a person who has left diverts it, with the reason.
CREATE TABLE climb (
    violation_id bigint      NOT NULL,
    step         int         NOT NULL,
    accountable  text        NOT NULL DEFAULT '',
    due_at       timestamptz NOT NULL,
    any_hour     boolean     NOT NULL DEFAULT false,
    notice_key   text,
    told_at      timestamptz,
    stopped_at   timestamptz,
    diverted_at  timestamptz,
    because      text,
    PRIMARY KEY (violation_id, step, accountable)
) WITH (fillfactor = 70);

COMMENT ON COLUMN climb.accountable IS 'user or queue; empty when the record names nobody';
COMMENT ON COLUMN climb.any_hour IS 'goes out without waiting for working hours: the very first nudges, where that is configured';
COMMENT ON COLUMN climb.notice_key IS 'the notice that is to say it, as long as told_at is empty';

CREATE INDEX climb_due ON climb (due_at) WHERE told_at IS NULL AND stopped_at IS NULL AND diverted_at IS NULL;

-- What each nudge said, so that it can be shown and so that handing it over can note whom it told of what.
CREATE TABLE nudge_said (
    notice_key    text        NOT NULL PRIMARY KEY,
    violation_ids bigint[]    NOT NULL,
    composed_at   timestamptz NOT NULL
);

-- When the first complete check of the org was over. Before that nobody is told anything.
CREATE TABLE escalation_start (
    only_one         boolean     NOT NULL PRIMARY KEY DEFAULT true CHECK (only_one),
    first_checked_at timestamptz NOT NULL
);
