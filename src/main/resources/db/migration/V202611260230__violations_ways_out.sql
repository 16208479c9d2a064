-- Until when a snooze or a waiver holds, and who approved the waiver: set in these two states only. What is past its time counts as open
-- for every reader, whether or not anybody has come by to say so.
ALTER TABLE violation ADD COLUMN holds_until timestamptz;
ALTER TABLE violation ADD COLUMN held_by text;
ALTER TABLE violation ADD CONSTRAINT violation_holds CHECK ((state IN ('SNOOZED', 'WAIVED')) = (holds_until IS NOT NULL));
CREATE INDEX violation_holding ON violation (holds_until) WHERE holds_until IS NOT NULL;

-- Every snooze there ever was; their number per violation, that is per generation, is bounded. "reason" is a key of the list of obstacles,
-- "obstacle" its words at that time.
CREATE TABLE violation_snooze (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    violation_id bigint      NOT NULL REFERENCES violation (id),
    accountable  text        NOT NULL,
    by_id        text        NOT NULL,
    by_name      text        NOT NULL,
    reason       text        NOT NULL,
    obstacle     text        NOT NULL,
    text         text        NOT NULL,
    at           timestamptz NOT NULL,
    until        timestamptz NOT NULL,
    over_at      timestamptz,
    CHECK (until > at)
);
CREATE INDEX violation_snooze_of ON violation_snooze (violation_id);
CREATE INDEX violation_snooze_at ON violation_snooze (at);

-- "This rule is wrong here." One per violation and version of its rule; overtaken when the violation ended before anybody answered.
CREATE TABLE violation_dispute (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    violation_id bigint      NOT NULL REFERENCES violation (id),
    rule         text        NOT NULL,
    rule_version text        NOT NULL,
    by_id        text        NOT NULL,
    by_name      text        NOT NULL,
    text         text        NOT NULL,
    at           timestamptz NOT NULL,
    answer_by    timestamptz NOT NULL,
    answer       text CHECK (answer IN ('UPHELD', 'REJECTED', 'OVERTAKEN')),
    answered_at  timestamptz,
    answerer     text,
    answerer_name text,
    answer_text  text,
    CHECK ((answer IS NULL) = (answered_at IS NULL))
);
CREATE UNIQUE INDEX violation_dispute_one ON violation_dispute (violation_id) WHERE answer IS NULL;
CREATE INDEX violation_dispute_of ON violation_dispute (violation_id);
CREATE INDEX violation_dispute_owed ON violation_dispute (answer_by) WHERE answer IS NULL;
CREATE INDEX violation_dispute_rule ON violation_dispute (rule, answered_at);

-- A dispute that was upheld: the same state of the record is not held against anybody again, until what the rule reads changes or the time
-- is over.
CREATE TABLE violation_ruling (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    violation_id bigint      NOT NULL REFERENCES violation (id),
    dispute_id   bigint      NOT NULL REFERENCES violation_dispute (id),
    rule         text        NOT NULL,
    record_id    text        NOT NULL,
    missing      text[]      NOT NULL,
    evidence     jsonb       NOT NULL,
    at           timestamptz NOT NULL,
    until        timestamptz NOT NULL,
    over_at      timestamptz,
    CHECK (until > at)
);
CREATE UNIQUE INDEX violation_ruling_one ON violation_ruling (record_id, rule) WHERE over_at IS NULL;
CREATE INDEX violation_ruling_until ON violation_ruling (until) WHERE over_at IS NULL;

-- The exception register. A waiver covers a rule on a record, whatever generation of violation is open. Never deleted, and a renewal is a
-- row of its own, so that the evidence of each approval stays.
CREATE TABLE violation_waiver (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    violation_id     bigint      NOT NULL REFERENCES violation (id),
    rule             text        NOT NULL,
    record_id        text        NOT NULL,
    beneficiary      text        NOT NULL,
    beneficiary_name text        NOT NULL,
    asked_by         text        NOT NULL,
    asked_by_name    text        NOT NULL,
    asked_at         timestamptz NOT NULL,
    reason           text        NOT NULL,
    until            timestamptz NOT NULL,
    state            text        NOT NULL CHECK (state IN ('ASKED', 'GRANTED', 'DECLINED', 'ENDED')),
    approver         text,
    approver_name    text,
    decided_at       timestamptz,
    decision_text    text,
    ended_at         timestamptz,
    end_text         text,
    renews           bigint REFERENCES violation_waiver (id),
    evidence         jsonb       NOT NULL,
    CHECK (state = 'ASKED' OR approver IS NOT NULL OR ended_at IS NOT NULL),
    CHECK (approver IS NULL OR approver <> beneficiary)
);
CREATE UNIQUE INDEX violation_waiver_one ON violation_waiver (record_id, rule) WHERE state = 'GRANTED';
CREATE UNIQUE INDEX violation_waiver_asked ON violation_waiver (violation_id) WHERE state = 'ASKED';
CREATE INDEX violation_waiver_until ON violation_waiver (until) WHERE state IN ('ASKED', 'GRANTED');

-- Rules that fell back to review because too many disputes were upheld: what they find is counted, and nobody is told.
CREATE TABLE rule_review (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rule     text        NOT NULL,
    since    timestamptz NOT NULL,
    because  text        NOT NULL,
    ended_at timestamptz,
    ended_by text,
    end_text text
);
CREATE UNIQUE INDEX rule_review_one ON rule_review (rule) WHERE ended_at IS NULL;
