-- Whom a rule was put to, in which meaning, and when they were told. No ladder begins before.
CREATE TABLE rule_notice (
    rule            text        NOT NULL,
    person          text        NOT NULL CHECK (length(person) = 18),
    meaning         text        NOT NULL,
    -- The person knew the rule before, in another meaning.
    changed         boolean     NOT NULL,
    noted_at        timestamptz NOT NULL,
    notice_key      text,
    put_at          timestamptz,
    told_at         timestamptz,
    grace_until     timestamptz,
    acknowledged_at timestamptz,
    PRIMARY KEY (rule, person, meaning),
    CHECK ((told_at IS NULL) = (grace_until IS NULL))
);
CREATE INDEX rule_notice_of ON rule_notice (person);
CREATE INDEX rule_notice_untold ON rule_notice (person) WHERE told_at IS NULL AND acknowledged_at IS NULL;
CREATE INDEX rule_notice_key ON rule_notice (notice_key) WHERE notice_key IS NOT NULL;
