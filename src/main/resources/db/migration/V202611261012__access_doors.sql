-- Who may sign in by login and password, or holds more roles than the hierarchy gives; beside those in the configuration.
CREATE TABLE access_account (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    login      text        NOT NULL CHECK (login = lower(login) AND login <> ''),
    -- bcrypt; none until a password is set, or where the person signs in elsewhere.
    hash       text CHECK (length(hash) = 60),
    roles      text[]      NOT NULL CHECK (cardinality(roles) > 0),
    -- Whom this is in Salesforce, by the id that never changes.
    person     text CHECK (length(person) = 18),
    made_by    text        NOT NULL,
    made_at    timestamptz NOT NULL,
    closed_at  timestamptz,
    closed_by  text
);
CREATE UNIQUE INDEX access_account_login ON access_account (login) WHERE closed_at IS NULL;
CREATE INDEX access_account_person ON access_account (person) WHERE closed_at IS NULL;

-- Leads once to the page where a password is set. The secret itself is nowhere.
CREATE TABLE access_invitation (
    hash    bytea       PRIMARY KEY CHECK (length(hash) = 32),
    account bigint      NOT NULL REFERENCES access_account (id),
    made_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    used_at timestamptz
);

-- Whom somebody is in Salesforce who signs in with another provider; by what never changes on either side.
CREATE TABLE access_link (
    issuer  text        NOT NULL,
    subject text        NOT NULL,
    person  text        NOT NULL CHECK (length(person) = 18),
    made_by text        NOT NULL,
    made_at timestamptz NOT NULL,
    PRIMARY KEY (issuer, subject),
    UNIQUE (issuer, person)
);

CREATE TABLE access_session (
    hash      bytea       PRIMARY KEY CHECK (length(hash) = 32),
    id        bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    -- account:<login> or person:<Salesforce id>
    entrant   text        NOT NULL,
    issuer    text        NOT NULL DEFAULT '',
    subject   text        NOT NULL DEFAULT '',
    sid       text        NOT NULL DEFAULT '',
    -- Where the provider ends its own session.
    end_at    text        NOT NULL DEFAULT '',
    address   text        NOT NULL,
    opened_at timestamptz NOT NULL,
    seen_at   timestamptz NOT NULL
);
CREATE INDEX access_session_entrant ON access_session (entrant);
CREATE INDEX access_session_seen ON access_session (seen_at);

CREATE TABLE access_token (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hash      bytea       NOT NULL UNIQUE CHECK (length(hash) = 32),
    name      text        NOT NULL CHECK (name <> ''),
    entrant   text        NOT NULL,
    scopes    text[]      NOT NULL CHECK (cardinality(scopes) > 0),
    made_at   timestamptz NOT NULL,
    ends_at   timestamptz NOT NULL,
    used_on   date,
    ended_at  timestamptz,
    ended_by  text
);
CREATE INDEX access_token_entrant ON access_token (entrant);
