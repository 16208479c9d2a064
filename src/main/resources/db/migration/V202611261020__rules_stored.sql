-- Rules that were written in the application: every text that was ever saved. Of each rule the text with the highest number counts;
-- a removal is a row without a text. Nothing here is ever changed.
CREATE TABLE rule_text (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rule   text        NOT NULL,
    number int         NOT NULL CHECK (number > 0),
    yaml   text CHECK (length(yaml) <= 200000),
    who    text        NOT NULL,
    name   text        NOT NULL,
    why    text        NOT NULL,
    at     timestamptz NOT NULL,
    UNIQUE (rule, number)
);

-- What somebody is writing and has not saved: one text for each rule and account, and one that has no rule yet.
CREATE TABLE rule_draft (
    login  text        NOT NULL,
    rule   text        NOT NULL,
    yaml   text        NOT NULL CHECK (length(yaml) <= 200000),
    base   int         NOT NULL,
    at     timestamptz NOT NULL,
    PRIMARY KEY (login, rule)
);
