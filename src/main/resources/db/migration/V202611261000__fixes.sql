-- A person's leave to act in Salesforce as they, and as nobody else. The secret is sealed for this very row; key_id says with which key.
CREATE TABLE fix_grant (
    person       text PRIMARY KEY,
    grant_key    text NOT NULL,
    sealed       text NOT NULL,
    key_id       text NOT NULL,
    connected_at timestamptz NOT NULL,
    used_at      timestamptz,
    broken_at    timestamptz
);

-- On the way to Salesforce and back, for some minutes. Known by the hashes of what the address and the browser carry.
CREATE TABLE fix_connecting (
    state   bytea PRIMARY KEY,
    browser bytea NOT NULL,
    person  text NOT NULL,
    sealed  text NOT NULL,
    back_to text NOT NULL,
    at      timestamptz NOT NULL
);
CREATE INDEX fix_connecting_at ON fix_connecting (at);

-- What somebody has typed and not saved yet: by field, with the mark of what was shown beside it.
CREATE TABLE fix_draft (
    person text NOT NULL,
    record text NOT NULL,
    typed  jsonb NOT NULL,
    at     timestamptz NOT NULL,
    PRIMARY KEY (person, record)
);
CREATE INDEX fix_draft_at ON fix_draft (at);

-- One save of one record, by the key of its form: asked twice, it is done once. Values are kept for as long as it can be undone.
CREATE TABLE fix_save (
    person    text NOT NULL,
    form_key  text NOT NULL,
    record    text NOT NULL,
    object    text NOT NULL,
    state     text NOT NULL CHECK (state IN ('sending', 'saved', 'refused', 'undone')),
    wanted    jsonb NOT NULL,
    before    jsonb,
    answer    jsonb,
    about     bigint[] NOT NULL,
    at        timestamptz NOT NULL,
    done_at   timestamptz,
    PRIMARY KEY (person, form_key, record)
);
CREATE INDEX fix_save_latest ON fix_save (person, record, at DESC);
CREATE INDEX fix_save_open ON fix_save (at) WHERE state = 'sending';
CREATE INDEX fix_save_at ON fix_save (at);

-- What was typed by somebody whose session had ended: it waits for them to sign in. Known by the hash of what their browser carries.
CREATE TABLE fix_parked (
    key    bytea PRIMARY KEY,
    person text NOT NULL,
    record text NOT NULL,
    typed  jsonb NOT NULL,
    at     timestamptz NOT NULL
);
CREATE INDEX fix_parked_at ON fix_parked (at);
