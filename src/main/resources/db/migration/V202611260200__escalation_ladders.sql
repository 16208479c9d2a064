-- Where each violation stands on its ladder, whom it was told to at which step, and what leaders owe for it. Replaces table climb, which
-- knew the first step only.
CREATE TABLE ladder_climb (
    violation_id  bigint      NOT NULL PRIMARY KEY,
    rule          text        NOT NULL,
    record_id     text        NOT NULL,
    severity      text        NOT NULL,
    accountable   text        NOT NULL DEFAULT '',
    opened_at     timestamptz NOT NULL,
    started_at    timestamptz NOT NULL,
    first_told_at timestamptz,
    next_at       timestamptz,
    waits_for     text,
    any_hour      boolean     NOT NULL DEFAULT false,
    paused_at     timestamptz,
    paused_for    text,
    ended_at      timestamptz,
    CHECK ((paused_at IS NULL) = (paused_for IS NULL))
) WITH (fillfactor = 70);

COMMENT ON COLUMN ladder_climb.accountable IS 'user or queue; empty when the record names nobody';
COMMENT ON COLUMN ladder_climb.started_at IS 'from when waits count: opened, or handed to whoever answers for it now';
COMMENT ON COLUMN ladder_climb.first_told_at IS 'when whoever answers for it was first handed a notice of it; no leader hears before';
COMMENT ON COLUMN ladder_climb.next_at IS 'when the next step is due; empty when there is none, or when it waits for something';
COMMENT ON COLUMN ladder_climb.any_hour IS 'goes out without waiting for working hours: the very first nudges, where that is configured';

CREATE INDEX ladder_climb_due ON ladder_climb (next_at) WHERE ended_at IS NULL AND paused_at IS NULL AND next_at IS NOT NULL;
CREATE INDEX ladder_climb_person ON ladder_climb (accountable) WHERE ended_at IS NULL;
CREATE INDEX ladder_climb_record ON ladder_climb (record_id, rule);

-- One row for each step that was taken and each person who is to be told at it. A step is named after whom it tells and the how manieth
-- time that is ("owner#2"), so that an edited ladder repeats none.
CREATE TABLE ladder_telling (
    violation_id bigint      NOT NULL,
    accountable  text        NOT NULL,
    step         text        NOT NULL,
    recipient    text        NOT NULL,
    part         text        NOT NULL CHECK (part IN ('owner', 'delegate', 'leader')),
    owed_at      timestamptz NOT NULL,
    any_hour     boolean     NOT NULL DEFAULT false,
    urgent       boolean     NOT NULL DEFAULT false,
    notice_key   text,
    told_at      timestamptz,
    dropped_at   timestamptz,
    because      text,
    PRIMARY KEY (violation_id, accountable, step, recipient)
) WITH (fillfactor = 70);

COMMENT ON COLUMN ladder_telling.recipient IS 'empty when nobody could be found, with the reason';
COMMENT ON COLUMN ladder_telling.part IS 'told as who answers for it, as who types for them, or as somebody who leads, and so owes an answer';
COMMENT ON COLUMN ladder_telling.dropped_at IS 'why nobody was told at this step is in because; the climb goes on';

CREATE INDEX ladder_telling_owed ON ladder_telling (recipient, part) WHERE told_at IS NULL AND dropped_at IS NULL;
CREATE INDEX ladder_telling_told ON ladder_telling (accountable, told_at) WHERE told_at IS NOT NULL AND part = 'owner';

-- Spans in which the clock of one violation stood still: snoozed, disputed, waived, silent.
CREATE TABLE ladder_pause (
    violation_id bigint      NOT NULL,
    from_at      timestamptz NOT NULL,
    until_at     timestamptz NOT NULL,
    because      text        NOT NULL,
    PRIMARY KEY (violation_id, from_at)
);

-- What leaders owe for what they were told.
CREATE TABLE ladder_answer (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    violation_id bigint      NOT NULL,
    step         text        NOT NULL,
    leader       text        NOT NULL,
    accountable  text        NOT NULL,
    told_at      timestamptz NOT NULL,
    answer_by    timestamptz NOT NULL,
    decision     text,
    text         text,
    answered_by  text,
    answered_at  timestamptz,
    UNIQUE (violation_id, step, leader, told_at),
    CHECK ((decision IS NULL) = (answered_at IS NULL))
);

CREATE INDEX ladder_answer_owed ON ladder_answer (leader, answer_by) WHERE answered_at IS NULL;
CREATE INDEX ladder_answer_accountable ON ladder_answer (accountable, answered_at) WHERE answered_at IS NOT NULL;

INSERT INTO ladder_climb (violation_id, rule, record_id, severity, accountable, opened_at, started_at, first_told_at, next_at, ended_at)
SELECT v.id, v.rule, v.record_id, v.severity, coalesce(v.accountable, ''), v.opened_at, v.opened_at,
    (SELECT min(told_at) FROM climb c WHERE c.violation_id = v.id AND c.accountable = coalesce(v.accountable, '')),
    CASE WHEN v.state = 'OPEN' AND NOT v.silent AND NOT v.backlog THEN v.opened_at END,
    v.ended_at
FROM violation v
WHERE EXISTS (SELECT 1 FROM climb c WHERE c.violation_id = v.id);

INSERT INTO ladder_telling (violation_id, accountable, step, recipient, part, owed_at, any_hour, notice_key, told_at, dropped_at, because)
SELECT violation_id, accountable, 'owner#1', accountable, 'owner', due_at, any_hour, notice_key, told_at, stopped_at, because
FROM climb
WHERE told_at IS NOT NULL;

DROP TABLE climb;
