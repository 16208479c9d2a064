-- Every move that broke a transition rule, so that none is ever held against a record twice: it may be seen as a change, in a history,
-- or in both. "was" and "became" hold the compared fields as text; since < moved_at where a change was seen and not its very moment.
CREATE TABLE violation_move (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rule         text        NOT NULL,
    record_id    text        NOT NULL CHECK (length(record_id) = 18),
    -- The violation that it opened, or that was open when it was made; none for a move that was undone before anybody saw it.
    violation_id bigint REFERENCES violation (id),
    since        timestamptz NOT NULL,
    moved_at     timestamptz NOT NULL,
    was          jsonb       NOT NULL,
    became       jsonb       NOT NULL,
    moved_by     text,
    CHECK (since <= moved_at)
);
CREATE UNIQUE INDEX violation_move_once ON violation_move (record_id, rule, moved_at);
CREATE INDEX violation_move_of ON violation_move (violation_id) WHERE violation_id IS NOT NULL;
