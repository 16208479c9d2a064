-- Whom we found in Slack, by the e-mail address of the person. post_after paces messages: one a second in one conversation.
CREATE TABLE slack_user (
    person     text        PRIMARY KEY,
    email      text        NOT NULL,
    slack_user text        NOT NULL,
    channel    text        NOT NULL,
    found_at   timestamptz NOT NULL,
    post_after timestamptz NOT NULL DEFAULT '-infinity'
);

CREATE INDEX slack_user_slack_user ON slack_user (slack_user);

-- One row for each message, written before it is posted. ts is Slack's name for it, unknown until Slack has answered.
CREATE TABLE slack_post (
    message_id text        PRIMARY KEY,
    person     text        NOT NULL,
    channel    text        NOT NULL,
    thread_key text,
    thread_ts  text,
    begun_at   timestamptz NOT NULL,
    ts         text,
    blocks     text
);

COMMENT ON COLUMN slack_post.blocks IS 'what it shows, to say later in the same message what was done about it';

CREATE INDEX slack_post_place ON slack_post (channel, ts);
CREATE INDEX slack_post_thread ON slack_post (person, thread_key) WHERE thread_key IS NOT NULL AND ts IS NOT NULL;

-- Signatures of requests from Slack of the last minutes, so that none is taken in twice.
CREATE TABLE slack_request (
    signature text        PRIMARY KEY,
    seen_at   timestamptz NOT NULL
);

CREATE INDEX slack_request_seen ON slack_request (seen_at);
