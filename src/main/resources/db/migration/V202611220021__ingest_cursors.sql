-- How far each object is safely stored; written in the transaction that stores it.
CREATE TABLE ingest_cursor (
    object        text COLLATE "C" PRIMARY KEY,
    fields        text    NOT NULL,
    loaded        boolean NOT NULL,
    load_from     timestamptz,
    load_after    text COLLATE "C",
    updated_until timestamptz,
    deleted_until timestamptz
);

-- When an object was last compared id by id, and last read again for fields that change without a trace.
CREATE TABLE ingest_upkeep (
    object text COLLATE "C" NOT NULL,
    kind   text             NOT NULL,
    at     timestamptz      NOT NULL,
    PRIMARY KEY (object, kind)
);

-- Who polls now. A holder that died is replaced when its time has run out.
CREATE TABLE ingest_lease (
    name   text PRIMARY KEY,
    holder text        NOT NULL,
    until  timestamptz NOT NULL
);
