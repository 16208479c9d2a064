-- What each digest counted, so that the next one can say what changed since. One that was composed but never left does not count.
CREATE TABLE digest_said (
    notice_key    text        NOT NULL PRIMARY KEY,
    manager       text        NOT NULL,
    violation_ids bigint[]    NOT NULL,
    composed_at   timestamptz NOT NULL,
    sent_at       timestamptz
);

CREATE INDEX digest_said_manager ON digest_said (manager, sent_at) WHERE sent_at IS NOT NULL;

-- For which of their days managers were put a digest.
CREATE TABLE digest_put (
    manager text NOT NULL,
    day     date NOT NULL,
    PRIMARY KEY (manager, day)
);

-- When the first complete check of the org was over, and whether the sample that can be asked for was decided on.
CREATE TABLE digest_start (
    only_one         boolean     NOT NULL PRIMARY KEY DEFAULT true CHECK (only_one),
    first_checked_at timestamptz NOT NULL,
    sample_done      boolean     NOT NULL DEFAULT false
);
