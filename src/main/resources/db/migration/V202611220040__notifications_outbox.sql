-- One row for each message owed to one person. The key makes it owed once, whatever happens; 'sending' is sticky: a row that is found
-- in it with its lease run out may have left, so it becomes 'in-doubt' and is never sent again by itself.
CREATE TABLE outbox_message (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key              text        NOT NULL UNIQUE,
    kind             text        NOT NULL,
    recipient        text        NOT NULL,
    due_at           timestamptz NOT NULL,
    payload          jsonb       NOT NULL,
    state            text        NOT NULL DEFAULT 'waiting'
        CHECK (state IN ('waiting', 'sending', 'sent', 'fell-away', 'refused', 'in-doubt')),
    put_at           timestamptz NOT NULL,
    epoch            int         NOT NULL DEFAULT 0,
    claimed_by       text,
    lease_until      timestamptz,
    died             int         NOT NULL DEFAULT 0,
    writing_failures int         NOT NULL DEFAULT 0,
    attempts         int         NOT NULL DEFAULT 0,
    first_tried_at   timestamptz,
    sending_at       timestamptz,
    sent_at          timestamptz,
    ended_at         timestamptz,
    message_id       text,
    reference        text,
    subject          text,
    body_text        text,
    body_html        text,
    last_error       text
) WITH (fillfactor = 70);

COMMENT ON COLUMN outbox_message.died IS 'processes that vanished while they held the row, before anything left';
COMMENT ON COLUMN outbox_message.last_error IS 'why it is where it is, in words for an admin';

CREATE INDEX outbox_message_waiting ON outbox_message (due_at, id) WHERE state = 'waiting';
CREATE INDEX outbox_message_sending ON outbox_message (lease_until) WHERE state = 'sending';
CREATE INDEX outbox_message_trouble ON outbox_message (state) WHERE state IN ('in-doubt', 'refused');
CREATE INDEX outbox_message_recipient ON outbox_message (recipient, put_at);
