-- One row per complete check: which edition of the rules every record was held against, and how far that came.
CREATE TABLE pipeline_check (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    edition     text        NOT NULL,
    started_at  timestamptz NOT NULL,
    finished_at timestamptz,
    total       bigint      NOT NULL,
    done        bigint      NOT NULL
);

-- The last local day for which records of people in a zone were held against rules that turn with the clock.
CREATE TABLE pipeline_zone_day (
    zone text PRIMARY KEY,
    day  date NOT NULL
);

-- The org that everything here is about. One deployment serves one org.
CREATE TABLE pipeline_org (
    organization_id text PRIMARY KEY,
    only_one        boolean NOT NULL DEFAULT true UNIQUE CHECK (only_one)
);
