-- Who looked at whom, by day and no finer: that somebody looked is owed to the person; at which minute would tell on the one who looked.
CREATE TABLE audit_look (
    person  text COLLATE "C" NOT NULL CHECK (length(person) = 18),
    by_whom text             NOT NULL,
    by_name text             NOT NULL,
    day     date             NOT NULL,
    times   integer          NOT NULL DEFAULT 1 CHECK (times > 0),
    PRIMARY KEY (person, day, by_whom)
);
