-- Every version of a rule that was ever in force, as its file said it. meaning is equal for versions that expect the same.
CREATE TABLE rule_version (
    rule        text        NOT NULL,
    number      int         NOT NULL CHECK (number > 0),
    fingerprint text        NOT NULL,
    version     text        NOT NULL,
    meaning     text        NOT NULL,
    state       text        NOT NULL,
    definition  json        NOT NULL,
    file        text        NOT NULL,
    in_force_at timestamptz NOT NULL,
    until       timestamptz,
    PRIMARY KEY (rule, number)
);

-- What the guard decided of a live rule. guarded names the version and its first day; a rule that stops being live is forgotten.
CREATE TABLE rule_guard (
    rule       text        NOT NULL,
    guarded    text        NOT NULL,
    state      text        NOT NULL CHECK (state IN ('held', 'released')),
    notices    bigint      NOT NULL,
    people     int         NOT NULL,
    allowed    bigint      NOT NULL,
    decided_at timestamptz NOT NULL,
    PRIMARY KEY (rule, guarded)
);

CREATE TABLE rule_approval (
    rule    text        NOT NULL,
    guarded text        NOT NULL,
    who     text        NOT NULL,
    name    text        NOT NULL,
    reason  text        NOT NULL,
    at      timestamptz NOT NULL,
    PRIMARY KEY (rule, guarded, who)
);

-- What the people who were asked said of a version of a rule.
CREATE TABLE rule_comment (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rule    text        NOT NULL,
    version text        NOT NULL,
    person  text        NOT NULL CHECK (length(person) = 18),
    name    text        NOT NULL,
    text    text        NOT NULL,
    signed  boolean     NOT NULL,
    at      timestamptz NOT NULL
);
CREATE INDEX rule_comment_of ON rule_comment (rule, id);
CREATE UNIQUE INDEX rule_signed_once ON rule_comment (rule, version, person) WHERE signed;
