-- Use of what was found, by those who lead: one row for each person, day of theirs and kind. There is no time of day, on purpose.
CREATE TABLE lead_use (
    person text    NOT NULL,
    day    date    NOT NULL,
    kind   text    NOT NULL CHECK (kind IN ('VIEWED', 'FOLLOWED', 'DECIDED')),
    times  integer NOT NULL DEFAULT 1,
    PRIMARY KEY (person, day, kind)
);

CREATE INDEX lead_use_day ON lead_use (day);

-- What was talked about one to one, as whoever leads recorded it. Whom it is about reads it too.
CREATE TABLE lead_talk (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person      text        NOT NULL,
    leader      text        NOT NULL,
    leader_name text        NOT NULL,
    held_on     date        NOT NULL,
    text        text        NOT NULL,
    noted_at    timestamptz NOT NULL
);

CREATE INDEX lead_talk_person ON lead_talk (person, held_on DESC, id DESC);
