-- A date set by management: by then the gaps of some rules are closed, among the people below one person. No rules means all.
CREATE TABLE campaign (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name        text        NOT NULL,
    rules       text[]      NOT NULL,
    scope       text        NOT NULL CHECK (length(scope) = 18),
    deadline    date        NOT NULL,
    why         text        NOT NULL,
    set_by      text        NOT NULL,
    set_by_name text        NOT NULL,
    set_at      timestamptz NOT NULL,
    ended_at    timestamptz,
    ended_by    text
);
CREATE INDEX campaign_running ON campaign (deadline) WHERE ended_at IS NULL;

-- Burn-downs ask what was open on which day, by rule.
CREATE INDEX violation_by_rule_opened ON violation (rule, opened_at);
