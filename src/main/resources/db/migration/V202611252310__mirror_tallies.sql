-- Who may do what to an object's records: one row per object, locked in three strengths (see Gate).
CREATE TABLE mirror_gate (
    object text COLLATE "C" PRIMARY KEY
);

INSERT INTO mirror_gate (object) SELECT object FROM mirror_object;

-- Summaries of children that are kept per parent, each by the fingerprint of its definition. Whoever changes children otherwise than by
-- the difference takes the summaries away; a new row has a new id, so that what was kept under the old one is never used again.
CREATE TABLE mirror_summary (
    id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key   text COLLATE "C" NOT NULL UNIQUE,
    child text COLLATE "C" NOT NULL
);

-- One row per summary and parent. counted is null when the tally grew too varied to be kept: then the children are asked.
CREATE TABLE mirror_tally (
    summary     bigint           NOT NULL,
    parent      text COLLATE "C" NOT NULL,
    counted     bigint,
    total       numeric          NOT NULL DEFAULT 0,
    extreme     text             NOT NULL DEFAULT '',
    holders     bigint           NOT NULL DEFAULT 0,
    doubts      jsonb,
    verified_at timestamptz      NOT NULL,
    PRIMARY KEY (summary, parent)
) WITH (fillfactor = 80);

CREATE INDEX mirror_tally_verified ON mirror_tally (verified_at);
