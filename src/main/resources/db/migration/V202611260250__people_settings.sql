-- When people are away, as they or those who lead them entered it. No reason: none is asked for, none is kept. Whole days are dates, so
-- that they stay the same days when the person's time zone changes.
CREATE TABLE person_leave (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person     text        NOT NULL,
    first_day  date,
    last_day   date,
    from_at    timestamptz,
    until_at   timestamptz,
    entered_by text        NOT NULL,
    entered_at timestamptz NOT NULL,
    CHECK (first_day IS NOT NULL AND last_day >= first_day AND from_at IS NULL AND until_at IS NULL
        OR first_day IS NULL AND last_day IS NULL AND until_at > from_at)
);

CREATE INDEX person_leave_person ON person_leave (person);

COMMENT ON COLUMN person_leave.entered_by IS 'Salesforce id, or the login of an account';

-- Leave as calendar feeds say it. What was read last is kept when a feed fails; a row is also the claim of whoever reads it.
CREATE TABLE person_feed (
    person     text          NOT NULL PRIMARY KEY,
    source     text          NOT NULL,
    zone       text          NOT NULL,
    tried_at   timestamptz   NOT NULL,
    fetched_at timestamptz,
    from_at    timestamptz[] NOT NULL DEFAULT '{}',
    until_at   timestamptz[] NOT NULL DEFAULT '{}',
    findings   text[]        NOT NULL DEFAULT '{}',
    problem    text
);

COMMENT ON COLUMN person_feed.zone IS 'in which whole days were understood; another one makes the feed due';
COMMENT ON COLUMN person_feed.problem IS 'why the last try failed; empty when it did not';

-- Records that came to a person from another user. Many within a week are a territory.
CREATE TABLE person_handover (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person text        NOT NULL,
    record text        NOT NULL,
    at     timestamptz NOT NULL
);

CREATE INDEX person_handover_at ON person_handover (at);

-- Who types for whom. Days are those of the owner's zone.
CREATE TABLE person_delegate (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    owner      text        NOT NULL,
    delegate   text        NOT NULL CHECK (delegate <> owner),
    first_day  date        NOT NULL,
    last_day   date        CHECK (last_day >= first_day),
    entered_by text        NOT NULL,
    entered_at timestamptz NOT NULL
);

CREATE INDEX person_delegate_owner ON person_delegate (owner);
CREATE INDEX person_delegate_delegate ON person_delegate (delegate);

COMMENT ON COLUMN person_delegate.last_day IS 'included; empty means until it is ended';

-- How people want to be reached. Who has no row has the usual settings.
CREATE TABLE person_setting (
    person        text        NOT NULL PRIMARY KEY,
    channels      text[]      NOT NULL CHECK (cardinality(channels) > 0),
    tasks         boolean     NOT NULL,
    quiet_from    time        NOT NULL,
    quiet_until   time        NOT NULL,
    digest_only   boolean     NOT NULL,
    digest_weeks  int         NOT NULL DEFAULT 1 CHECK (digest_weeks IN (1, 2, 4)),
    changed_by    text        NOT NULL,
    changed_at    timestamptz NOT NULL
);

COMMENT ON COLUMN person_setting.digest_weeks IS 'every how many weeks the digest of one''s own gaps comes';
