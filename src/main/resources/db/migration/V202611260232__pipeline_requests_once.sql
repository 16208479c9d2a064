-- Answers to requests that carried an Idempotency-Key, kept for a day so that the same request sent twice is answered twice and done once.
CREATE TABLE request_once (
    caller  text        NOT NULL,
    key     text        NOT NULL,
    request bytea       NOT NULL,
    status  int         NOT NULL,
    answer  text        NOT NULL,
    at      timestamptz NOT NULL,
    PRIMARY KEY (caller, key)
);
CREATE INDEX request_once_at ON request_once (at);
