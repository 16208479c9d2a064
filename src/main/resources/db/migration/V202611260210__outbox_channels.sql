-- A message has a channel, may be told again over another one, waits out its doubt, and is put aside when nobody can write it.
ALTER TABLE outbox_message
    ADD COLUMN channel     text,
    ADD COLUMN alone       boolean NOT NULL DEFAULT false,
    ADD COLUMN any_hour    boolean NOT NULL DEFAULT false,
    ADD COLUMN origin      text,
    ADD COLUMN followed_by text,
    ADD COLUMN address     text,
    ADD COLUMN seekable    boolean NOT NULL DEFAULT false,
    ADD COLUMN doubted_at  timestamptz,
    ADD COLUMN settle_at   timestamptz,
    DROP CONSTRAINT outbox_message_state_check,
    ADD CONSTRAINT outbox_message_state_check CHECK (state IN ('waiting', 'sending', 'sent', 'fell-away', 'refused',
        'in-doubt', 'parked', 'quarantined', 'bounced'));

COMMENT ON COLUMN outbox_message.channel IS 'null until it is chosen, when the message is first taken';
COMMENT ON COLUMN outbox_message.alone IS 'whoever put it named the channel, so that there is no other way';
COMMENT ON COLUMN outbox_message.any_hour IS 'may leave at night too';
COMMENT ON COLUMN outbox_message.origin IS 'key of the message that this one says again over another channel';
COMMENT ON COLUMN outbox_message.followed_by IS 'key of the message that says this one again over another channel';
COMMENT ON COLUMN outbox_message.address IS 'where it went, to know a returned one by';
COMMENT ON COLUMN outbox_message.seekable IS 'whether the destination could be asked at the time of sending';
COMMENT ON COLUMN outbox_message.doubted_at IS 'since when it is not known whether it left; by the database''s clock, as settle_at';
COMMENT ON COLUMN outbox_message.settle_at IS 'when the destination is asked for it';

-- What was in doubt before there was anybody to ask stays unsent, and where it can be seen.
UPDATE outbox_message SET state = 'parked' WHERE state = 'in-doubt';

-- Process after process died over these, or none could write them.
UPDATE outbox_message SET state = 'quarantined'
WHERE state = 'refused' AND (last_error LIKE '% processes ended while writing it%' OR last_error LIKE 'could not be written: %');

DROP INDEX outbox_message_trouble;
CREATE INDEX outbox_message_trouble ON outbox_message (state, id)
    WHERE state IN ('in-doubt', 'refused', 'parked', 'quarantined', 'bounced');
CREATE INDEX outbox_message_day ON outbox_message (recipient, sending_at) WHERE sending_at IS NOT NULL;
CREATE INDEX outbox_message_sent_id ON outbox_message (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX outbox_message_origin ON outbox_message (origin) WHERE origin IS NOT NULL;

-- Channels that an admin has stopped, '*' for all of them.
CREATE TABLE outbox_pause (
    channel text PRIMARY KEY,
    by_whom text        NOT NULL,
    why     text        NOT NULL CHECK (why <> ''),
    since   timestamptz NOT NULL
);

-- How far the mailbox has been read for mail that came back.
CREATE TABLE outbox_returns (
    mailbox  text PRIMARY KEY,
    validity bigint NOT NULL,
    last_uid bigint NOT NULL
);
