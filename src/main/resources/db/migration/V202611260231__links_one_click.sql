-- Links in messages that ask for one thing, once. Only hashes are kept: of the token, by which a link is found, and over the token with
-- everything that the link is bound to, so that a row with other contents opens nothing.
CREATE TABLE one_click_link (
    token_hash   bytea       NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    seal         bytea       NOT NULL CHECK (length(seal) = 32),
    purpose      text        NOT NULL,
    violation_id bigint      NOT NULL,
    generation   int         NOT NULL,
    person       text        NOT NULL CHECK (length(person) = 18),
    made_at      timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    used_at      timestamptz,
    CHECK (expires_at > made_at)
);
CREATE INDEX one_click_link_same ON one_click_link (person, violation_id, purpose, made_at);
CREATE INDEX one_click_link_expires ON one_click_link (expires_at);
